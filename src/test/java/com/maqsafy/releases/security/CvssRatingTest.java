package com.maqsafy.releases.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("CVSS vectors: SEC-01")
class CvssRatingTest {

    /**
     * Scores as published by FIRST: the document "CVSS v3.1 Examples" for Shellshock (CVE-2014-6271), Cisco IOS
     * (CVE-2012-0384), phpMyAdmin (CVE-2013-1937), Heartbleed (CVE-2014-0160), MySQL (CVE-2013-0375) and POODLE
     * (CVE-2014-3566), in this order; its calculator for 4.0 (first.org/cvss/calculator/4.0). Without any impact the score
     * is 0.0 by definition.
     */
    @ParameterizedTest
    @CsvSource({
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 3.1, 9.8, critical",
        "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:U/C:H/I:H/A:H, 3.1, 8.8, high",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N, 3.1, 6.1, medium",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N, 3.1, 7.5, high",
        "CVSS:3.1/AV:N/AC:L/PR:L/UI:N/S:C/C:L/I:L/A:N, 3.1, 6.4, medium",
        "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N, 3.1, 3.1, low",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N, 3.1, 0.0, none",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N, 4.0, 9.3, critical",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H, 4.0, 10.0, critical",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N, 4.0, 0.0, none",
    })
    void comeToTheScoresThatArePublished(String vector, String version, String score, String severity) {
        CvssRating rating = CvssRating.of(" " + vector + "\n");

        assertThat(rating.vector()).isEqualTo(vector);
        assertThat(rating.version()).isEqualTo(version);
        assertThat(rating.score().toPlainString()).isEqualTo(score);
        assertThat(rating.severity().word()).isEqualTo(severity);
    }

    @Test
    void countWhatIsKnownOfTheEnvironment() {
        CvssRating rating = CvssRating.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MAV:P");

        assertThat(rating.words()).isEqualTo("medium (6.8, CVSS 3.1)");
        assertThat(CvssRating.of("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U")
                        .words())
                .isEqualTo("high (8.1, CVSS 4.0)");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is missing.",
        "high, does not begin with CVSS:3.1/ or CVSS:4.0/.",
        "AV:N/AC:L/Au:N/C:P/I:P/A:P, does not begin with CVSS:3.1/ or CVSS:4.0/.",
        "CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, does not begin with CVSS:3.1/ or CVSS:4.0/.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H, 'lacks A.'",
        "CVSS:3.1/, has a slash too many",
        "CVSS:4.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H, 'lacks AT, SA, SC, SI, VA, VC, VI.'",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/A:N, names a metric twice.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:Q, has a metric or value that CVSS 3.1 does not know.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/ZZ:H, has a metric or value that CVSS 3.1 does not know.",
        "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/, has a slash too many",
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:Q, has a metric or value that CVSS 4.0 does not know.",
    })
    void areRefusedWithTheirMend(String vector, String what) {
        assertThatThrownBy(() -> CvssRating.of(vector))
                .isInstanceOf(InvalidCvssVectorException.class)
                .hasMessageStartingWith("REL-SEC-001 The CVSS vector " + what)
                .hasMessageContaining("Write it like CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H or CVSS:4.0/");
    }

    @Test
    void areNeverLongTexts() {
        assertThatThrownBy(() -> CvssRating.of("CVSS:3.1/" + "A:H/".repeat(5000)))
                .hasMessageStartingWith("REL-SEC-001 The CVSS vector is longer than a vector can be.");
    }
}
