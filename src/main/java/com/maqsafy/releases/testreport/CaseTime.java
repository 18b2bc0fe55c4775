package com.maqsafy.releases.testreport;

import java.math.BigDecimal;
import java.time.Duration;

/** The time of a case: seconds with a fraction; Surefire separates thousands, others write the fraction after a comma. */
final class CaseTime {

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private CaseTime() {}

    /** The time, or zero for what is none. */
    static Duration of(String text) {
        String seconds = text.strip();
        seconds = seconds.indexOf('.') >= 0 ? seconds.replace(",", "") : seconds.replace(',', '.');
        // A number with an exponent may be written in few characters and be immense.
        if (!seconds.matches("[0-9]{1,12}(\\.[0-9]{0,30})?([eE]-?[0-9]{1,2})?")) {
            return Duration.ZERO;
        }
        BigDecimal time = new BigDecimal(seconds);
        return time.compareTo(LONGEST) > 0
                ? Duration.ZERO
                : Duration.ofNanos(time.movePointRight(9).longValue());
    }
}
