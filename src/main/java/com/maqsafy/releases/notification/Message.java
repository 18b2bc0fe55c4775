package com.maqsafy.releases.notification;

import java.util.List;

/**
 * What a message says, in no form yet. All texts are plain lines.
 *
 * @param subject tells nothing of a restricted release
 */
record Message(Language language, String subject, List<Item> items) {

    Message {
        items = List.copyOf(items);
    }

    /** A part of a text. */
    record Piece(String text, boolean foreign) {}

    /**
     * What a label says of one event.
     *
     * @param label in the reader's language
     * @param value may be of any language
     */
    record Fact(String label, String value) {}

    /**
     * One event.
     *
     * @param title the text that says what happened; pieces that are foreign may be of any language
     * @param link where it is looked at or done
     * @param linkText what the link is called
     */
    record Item(List<Piece> title, List<Fact> facts, String link, String linkText) {

        Item {
            title = List.copyOf(title);
            facts = List.copyOf(facts);
        }

        /** The title for where there is no markup; in a right-to-left text, foreign pieces are isolated. */
        String plainTitle(Language language) {
            StringBuilder plain = new StringBuilder();
            title.forEach(piece -> plain.append(
                    piece.foreign() && language == Language.AR ? PlainText.isolated(piece.text()) : piece.text()));
            return plain.toString();
        }
    }
}
