package com.maqsafy.releases.search;

/** More releases fit than are put in an order that the table does not have; nothing was searched. */
public class SearchTooWideException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SearchTooWideException(SearchOrder order, int most) {
        super("REL-SCH-252 sort: more than " + most + " releases fit, which are not put in order by " + order.word()
                + ". Ask for less, e.g. one service or fewer days, or for newest or oldest first.");
    }
}
