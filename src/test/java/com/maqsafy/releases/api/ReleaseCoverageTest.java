package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.report.Coverage.Row;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseCoverageTest {

    @Test
    void isATableThatNoSpreadsheetTakesForAFormula() {
        ReleaseCoverage coverage = new ReleaseCoverage(
                "canteen-api-1.5.0",
                1,
                0,
                0,
                1,
                List.of(
                        new Row(
                                "PRE",
                                "Before the release",
                                "PRE-06",
                                "Roles",
                                "met",
                                null,
                                9L,
                                "qa",
                                Instant.parse("2026-03-02T08:00:00Z"),
                                "=cmd|' /C calc'!A0, \"x\"",
                                List.of(9L, 12L)),
                        new Row(
                                "HOT",
                                "Hotfixes",
                                "HOT-01",
                                "Small",
                                "not-applicable",
                                "No hotfix.",
                                null,
                                null,
                                null,
                                null,
                                List.of())));

        assertThat(coverage.csv())
                .isEqualTo("section,item,text,state,why,record,actor,time,says,records\r\n"
                        + "PRE,PRE-06,Roles,met,,9,qa,2026-03-02T08:00:00Z,\"'=cmd|' /C calc'!A0, \"\"x\"\"\",9 12\r\n"
                        + "HOT,HOT-01,Small,not-applicable,No hotfix.,,,,,\r\n");
    }
}
