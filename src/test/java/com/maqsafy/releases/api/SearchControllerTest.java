package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.maqsafy.releases.report.ReleaseReports;
import com.maqsafy.releases.search.FoundCount;
import com.maqsafy.releases.search.FoundRelease;
import com.maqsafy.releases.search.ReleaseQuery;
import com.maqsafy.releases.search.ReleaseSearch;
import com.maqsafy.releases.search.SearchOrder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@DisplayName("What was found is answered as JSON, as a table, line by line, or with its evidence")
class SearchControllerTest {

    private static final String SEARCH = "/api/search/releases";

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private final ReleaseSearch search = mock(ReleaseSearch.class);
    private final ReleaseReports reports = mock(ReleaseReports.class);
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new SearchController(search, new FoundReleases(reports, json)))
            .setControllerAdvice(new Problems())
            .build();

    @BeforeEach
    void findTwo() {
        when(search.find(any())).thenReturn(List.of(found(8, "1.5.1", "=1+1"), found(5, "1.5.0", "Daily limits")));
    }

    private static FoundRelease found(long position, String version, String summary) {
        Instant day = Instant.parse("2026-10-05T08:00:00Z");
        return new FoundRelease(
                position,
                "canteen-api-" + version,
                "canteen-api",
                version,
                "minor",
                "released",
                "owner",
                "developer",
                summary,
                day,
                null);
    }

    @Test
    void asATableThatNoSpreadsheetCalculates() throws Exception {
        http.perform(get(SEARCH).accept("text/csv"))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andExpect(content().string("""
                        key,service,version,type,status,owner,requester,requested,finished,summary\r
                        canteen-api-1.5.1,canteen-api,1.5.1,minor,released,owner,developer,2026-10-05T08:00:00Z,,"'=1+1"\r
                        canteen-api-1.5.0,canteen-api,1.5.0,minor,released,owner,developer,2026-10-05T08:00:00Z,,Daily limits\r
                        """));
    }

    @Test
    @DisplayName("as a spreadsheet: whatever people wrote stands in it as text, and times as dates in UTC")
    void asASpreadsheet() throws Exception {
        List<String> written = List.of(
                "=HYPERLINK(\"http://x\")",
                "+1",
                "-1",
                "@SUM(1)",
                "</t></is></c><c><f>1+1</f></c>",
                "]]>&amp;&#61;1",
                "two\nlines, \"quoted\"",
                "\u062d\u062f\u0648\u062f \ud83c\udf5c",
                "1.50");
        List<FoundRelease> releases = new ArrayList<>();
        written.forEach(summary -> releases.add(found(7, "1.5.0", summary)));
        releases.add(found(7, "1.5.0", "a\u0000\ud800b _x0041_"));
        when(search.find(any())).thenReturn(releases);

        byte[] file = http.perform(get(SEARCH + "?limit=10").accept(XlsxTable.TYPE))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", XlsxTable.TYPE))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Link", containsString("before=7")))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows.get(0).stream().map(Cell::getText))
                    .containsExactly(
                            "key",
                            "service",
                            "version",
                            "type",
                            "status",
                            "owner",
                            "requester",
                            "requested",
                            "finished",
                            "summary");
            assertThat(rows.subList(1, 10))
                    .extracting(row -> row.getCellText(9))
                    .isEqualTo(written);
            // What XML cannot say is left out; what a spreadsheet would read as an escape is one itself.
            assertThat(rows.get(10).getCellText(9)).isEqualTo("ab _x005F_x0041_");
            assertThat(rows.subList(1, 11)).allSatisfy(row -> {
                assertThat(row.getCell(9).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(9).getFormula()).isNull();
                assertThat(row.getCell(2).getType()).isEqualTo(CellType.STRING);
                assertThat(row.getCellAsDate(7)).contains(LocalDateTime.parse("2026-10-05T08:00:00"));
                assertThat(row.getOptionalCell(8)).isEmpty();
            });
        }
    }

    @Test
    void lineByLine() throws Exception {
        String lines = http.perform(get(SEARCH).accept("application/jsonl"))
                .andExpect(content().contentType("application/jsonl"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(lines.lines())
                .hasSize(2)
                .allSatisfy(line ->
                        assertThat(json.readTree(line).path("service").asText()).isEqualTo("canteen-api"));
        assertThat(lines).endsWith("}\n");
    }

    @Test
    @DisplayName("with its evidence, as each release answers it for this person")
    void withItsEvidence() throws Exception {
        for (String version : List.of("1.5.1", "1.5.0")) {
            when(reports.evidence("canteen-api-" + version))
                    .thenReturn(("{\"of\":\"" + version + "\"}\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] zip = http.perform(get(SEARCH).accept("application/zip"))
                .andExpect(header().string("Content-Type", "application/zip"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();

        assertThat(unpacked(zip))
                .hasEntrySatisfying("index.csv", index -> assertThat(index).contains("canteen-api-1.5.1,", "1.5.0"))
                .containsEntry("evidence/canteen-api-1.5.1.jsonl", "{\"of\":\"1.5.1\"}\n")
                .containsEntry("evidence/canteen-api-1.5.0.jsonl", "{\"of\":\"1.5.0\"}\n")
                .hasSize(3);
    }

    private static Map<String, String> unpacked(byte[] archive) throws Exception {
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    @Test
    @DisplayName("how many there are is said where it is asked, and where the next ones are whenever there may be some")
    void saysHowManyAndWhereToGoOn() throws Exception {
        when(search.count(any())).thenReturn(new FoundCount(1000, true));

        http.perform(get(SEARCH + "?limit=2&count=true"))
                .andExpect(header().string("Total-Count", "more than 1000"))
                .andExpect(header().string("Link", containsString("before=5")))
                .andExpect(jsonPath("$[1].version").value("1.5.0"));
        http.perform(get(SEARCH))
                .andExpect(header().doesNotExist("Total-Count"))
                .andExpect(header().doesNotExist("Link"));
    }

    @Test
    @DisplayName(
            "in another order the link names the place in its column, and what was asked stands in it as it was asked")
    void goesOnInAnotherOrder() throws Exception {
        http.perform(get(URI.create(SEARCH + "?limit=2&sort=finished&requirement=a%3Db%20c%26")))
                .andExpect(
                        header().string(
                                        "Link",
                                        "</api/search/releases?limit=2&sort=finished&requirement=a%3Db%20c%26&before=5&behind=open>; rel=\"next\""));
        http.perform(get(SEARCH + "?limit=2&sort=owner&before=9&behind=a"))
                .andExpect(header().string("Link", containsString("&before=5&behind=owner>")));

        http.perform(get(SEARCH + "?sort=owner&before=5"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-SCH-250")));
        http.perform(get(SEARCH + "?before=5&behind=owner"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-SCH-250")));
        http.perform(get(SEARCH + "?sort=finished&before=5&behind=yesterday"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-SCH-251")));
    }

    @Test
    void asksWhatItWasAsked() throws Exception {
        when(search.find(any())).thenAnswer(call -> {
            ReleaseQuery query = call.getArgument(0);
            assertThat(query.incident()).isEqualTo("INC-1");
            assertThat(query.path()).isEqualTo("release-rollback");
            assertThat(query.order()).isEqualTo(SearchOrder.OLDEST);
            assertThat(query.until()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
            return List.of();
        });

        http.perform(get(SEARCH + "?incident=INC-1&path=release-rollback&sort=oldest&to=2026-12-31"))
                .andExpect(status().isOk());
        http.perform(get(SEARCH + "?sort=best"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-API-190")));
        http.perform(get(SEARCH + "?path=../rollback"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("REL-SCH-015")));
    }
}
