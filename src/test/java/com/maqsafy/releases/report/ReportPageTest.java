package com.maqsafy.releases.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.Verification;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.policy.PolicyCatalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** LOG-01 to LOG-06: what an auditor takes away tells the ledger, all of it, and is whole without us. */
class ReportPageTest {

    private static final PolicyCatalogue CATALOGUE = new PolicyCatalogue();

    private final ReportPage pages = new ReportPage();

    private static ReleaseReport report(List<LedgerRecord> records, Verification verification) {
        return ReleaseReport.of(
                ReleaseStory.deployed().details(),
                records,
                List.of(),
                verification,
                Coverage.of(ReleaseStory.deployed().details(), records, CATALOGUE, stage -> Set.of()),
                Instant.parse("2026-03-02T12:00:00Z"));
    }

    /** A release that went well; approvals and backup serve the items that they serve in production. */
    private static List<LedgerRecord> records() {
        Map<String, String> items =
                Map.of("approvalDecided", "APR-02", "backupConfirmed", "PRIN-08", "testReported", "TEST-06");
        return ReleaseStory.deployed().records().stream()
                .map(r -> new LedgerRecord(
                        r.release(),
                        r.sequence(),
                        r.time(),
                        r.actor(),
                        r.kind(),
                        items.containsKey(r.kind()) ? List.of(items.get(r.kind())) : r.items(),
                        r.element(),
                        r.definition(),
                        r.payload(),
                        r.previousHash(),
                        r.hash()))
                .toList();
    }

    private static ReleaseReport report() {
        List<LedgerRecord> records = records();
        return report(records, new Verification("canteen-api-1.5.0", records.size(), true, 0, true, true, List.of()));
    }

    @Test
    @DisplayName("every record is told once in the timeline, with its hash")
    void tellsEveryRecord() {
        ReleaseReport report = report();

        Document page = Jsoup.parse(pages.release(report, ReportLanguage.ENGLISH));

        for (LedgerRecord record : records()) {
            Element row = page.getElementById("r" + record.sequence());
            assertThat(row).as("record " + record.sequence()).isNotNull();
            assertThat(row.text()).contains(record.actor());
            assertThat(page.body().text()).contains(record.hash());
        }
    }

    @Test
    @DisplayName("every item of the policy has a row; it names its records or says that there is none")
    void tellsEveryItem() {
        Document page = Jsoup.parse(pages.release(report(), ReportLanguage.ENGLISH));

        CATALOGUE.items().forEach(item -> {
            Element row = page.select("tr").stream()
                    .filter(r -> r.select("td").size() == 4 && r.child(0).text().equals(item.id()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(item.id()));
            boolean recorded = records().stream().anyMatch(r -> r.items().contains(item.id()));
            assertThat(row.child(2).text().equals("No record names it."))
                    .as(item.id())
                    .isEqualTo(!recorded);
            assertThat(row.child(3).select("a").isEmpty()).as(item.id()).isEqualTo(!recorded);
        });
    }

    @Test
    @DisplayName("evidence that is not intact is said first, with every finding")
    void saysThatEvidenceIsNotIntact() {
        List<LedgerRecord> records = records();
        Document page = Jsoup.parse(pages.release(
                report(
                        records,
                        new Verification(
                                "canteen-api-1.5.0",
                                records.size(),
                                true,
                                0,
                                true,
                                true,
                                List.of(new Finding("REL-EVI-104", 7, "The hash does not fit.")))),
                ReportLanguage.ENGLISH));

        assertThat(page.select("p.verdict.bad").text()).startsWith("The evidence is NOT intact.");
        assertThat(page.body().text()).contains("REL-EVI-104 line 7: The hash does not fit.");
        assertThat(page.select("p.verdict.good")).isEmpty();
    }

    @Test
    @DisplayName("what people wrote is text: it is neither mark-up nor a link, and brings no line of its own")
    void keepsTextsOfPeople() {
        String hostile = "<script>alert(1)</script> & \"x\" </td> {{title}} javascript:alert(2) \u202eabc";
        var details = ReleaseStory.deployed().details();
        ReleaseReport usual = report();
        List<ReleaseReport.Entry> timeline = new ArrayList<>(usual.timeline());
        ReleaseReport.Entry first = timeline.get(0);
        timeline.set(0, new ReleaseReport.Entry(first.record(), com.maqsafy.releases.evidence.Words.plain(hostile)));
        String page = pages.release(
                new ReleaseReport(
                        details,
                        usual.verification(),
                        usual.seals(),
                        usual.coverage(),
                        usual.path(),
                        timeline,
                        usual.contentDigest(),
                        usual.madeAt()),
                ReportLanguage.ENGLISH);

        Document read = Jsoup.parse(page);
        assertThat(read.select("script, img, iframe, object, form, link, base")).isEmpty();
        assertThat(read.select("a")).allMatch(a -> a.attr("href").matches("#r[0-9]+"));
        assertThat(read.getElementById("r1").child(3).text()).contains("<script>alert(1)</script>", "{{title}}");
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("the page is well-formed in every language, and has the language's direction")
    void isWellFormed(ReportLanguage language) throws Exception {
        String page = pages.release(report(), language);

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        var root = builder.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(root.getAttribute("lang")).isEqualTo(language.tag());
        assertThat(root.getAttribute("dir")).isEqualTo(language.direction());
    }

    @Test
    @DisplayName("both languages have the same texts, and Arabic ones are Arabic")
    void hasEveryTextInBothLanguages() {
        ResourceBundle english = ReportLanguage.ENGLISH.texts();
        ResourceBundle arabic = ReportLanguage.ARABIC.texts();
        Set<String> keys = new TreeSet<>(english.keySet());

        assertThat(new TreeSet<>(arabic.keySet())).isEqualTo(keys);
        keys.stream()
                .filter(k -> !k.equals("hash"))
                .forEach(k -> assertThat(arabic.getString(k))
                        .as(k)
                        .containsPattern("\\p{IsArabic}")
                        // On paper marks of vowels stand beside their letters.
                        .doesNotContainPattern("[\\u064b-\\u0652]"));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("on paper it is PDF/A-1b, and its text can be read out again")
    void isPdfA(ReportLanguage language, @TempDir Path directory) throws IOException {
        byte[] pdf = new Paper().print(pages.release(report(), language), language);
        Path file = Files.write(directory.resolve("report.pdf"), pdf);
        if (System.getProperty("report.keep") != null) {
            Files.write(Path.of(System.getProperty("report.keep"), "report-" + language.tag() + ".pdf"), pdf);
            Files.writeString(
                    Path.of(System.getProperty("report.keep"), "report-" + language.tag() + ".html"),
                    pages.release(report(), language));
        }

        ValidationResult result = PreflightParser.validate(file.toFile());

        assertThat(result.getErrorsList())
                .as("PDF/A-1b")
                .extracting(e -> e.getErrorCode() + ' ' + e.getDetails())
                .isEmpty();
        assertThat(result.isValid()).isTrue();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
            assertThat(new PDFTextStripper().getText(document))
                    .contains("canteen-api", "PRIN-08", "APR-02")
                    .as("marks of vowels would stand beside their letters")
                    .doesNotContainPattern("[\\u064b-\\u0652]");
        }
    }

    @Test
    @DisplayName("what became of an item is written from right to left in Arabic, below what it asks for")
    void writesStatesInTheDirectionOfThePage() {
        Document page = Jsoup.parse(pages.release(report(), ReportLanguage.ARABIC));

        assertThat(page.select("td > div[dir=rtl] > span").eachText()).contains("مفتوح.");
        assertThat(page.select("td > div[dir=auto]").eachText()).hasSameSizeAs(CATALOGUE.items());
    }

    @Test
    @DisplayName("in Arabic the first column of a printed table is at the right, in English at the left")
    void printsTablesFromRightToLeft() throws IOException {
        assertThat(whereIs("PRIN-08", ReportLanguage.ENGLISH)).isLessThan(150);
        assertThat(whereIs("PRIN-08", ReportLanguage.ARABIC)).isGreaterThan(450);
    }

    /** How far from the left a text stands first that is alone in the first column, in points; the page has 595. */
    private float whereIs(String text, ReportLanguage language) throws IOException {
        float[] found = {-1};
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void writeString(String line, List<TextPosition> positions) throws IOException {
                if (found[0] < 0 && line.strip().equals(text)) {
                    found[0] = positions.get(0).getXDirAdj();
                }
                super.writeString(line, positions);
            }
        };
        stripper.setSortByPosition(true);
        stripper.setWordSeparator("\n");
        try (PDDocument document = Loader.loadPDF(new Paper().print(pages.release(report(), language), language))) {
            stripper.getText(document);
        }
        return found[0];
    }

    @Test
    @DisplayName(
            "controls name items of the catalogue only, and say which record meets each, and where a release has a gap")
    void mapsControls() {
        ReleaseReport full = report();
        ReleaseReport empty =
                report(List.of(), new Verification("canteen-api-1.5.0", 0, false, 0, false, false, List.of()));

        List<Controls.Shown> shown = new Controls(CATALOGUE).shown(List.of(full, empty));

        assertThat(shown).hasSize(8).allSatisfy(c -> {
            assertThat(c.items())
                    .isNotEmpty()
                    .allSatisfy(i -> assertThat(i.met().size() + i.gaps().size() + i.notApplicable())
                            .isEqualTo(2));
        });
        Controls.ShownItem approved = shown(shown, "APR-02");
        assertThat(approved.met())
                .singleElement()
                .satisfies(met -> assertThat(met.record()).isEqualTo(last(full, "approvalDecided")));
        assertThat(approved.gaps())
                .containsExactly(new Controls.Evidence("canteen-api-1.5.0", Coverage.State.OPEN, null));
        Document page = Jsoup.parse(pages.controls(shown, full.madeAt(), ReportLanguage.ENGLISH));
        assertThat(page.body().text()).contains("CC8.1", "A.8.32", "6.5.1");
        assertThat(page.select("tr:has(td:containsOwn(APR-02)) td").eachText())
                .contains("1 of 2", "canteen-api-1.5.0 #" + last(full, "approvalDecided"), "canteen-api-1.5.0 Open.");
    }

    @Test
    @DisplayName("what a control is about, and what it asks for beyond this product, is said in the page's language")
    void saysWhatAControlIsAbout() {
        List<Controls.Shown> shown = new Controls(CATALOGUE).shown(List.of(report()));

        for (ReportLanguage language : ReportLanguage.values()) {
            Document page = Jsoup.parse(pages.controls(shown, report().madeAt(), language));
            String letters = language == ReportLanguage.ARABIC ? "\\p{IsArabic}" : "[a-z]";
            assertThat(page.select("h2").eachText())
                    .hasSize(8)
                    .allSatisfy(heading ->
                            assertThat(heading.substring(heading.indexOf(": "))).containsPattern(letters));
            assertThat(page.select("p > span[dir=auto]").eachText())
                    .hasSize(8)
                    .allSatisfy(cannot ->
                            assertThat(cannot).containsPattern(letters).endsWith("."));
        }
        assertThat(pages.release(report(), ReportLanguage.ARABIC)).contains(">فرعي<");
    }

    @Test
    @DisplayName("that an item was asked for, or was found not to be met, shows no control")
    void whatOnlyNamesAnItemShowsNoControl() {
        ReleaseStory story = ReleaseStory.deployed().without("approvalDecided");
        long round = story.records().stream()
                .filter(r -> r.kind().equals("approvalRoundOpened"))
                .findFirst()
                .orElseThrow()
                .sequence();
        List<LedgerRecord> records = story.records().stream()
                .map(r -> r.sequence() == round ? under("APR-02", r) : r)
                .toList();
        Verification verification =
                new Verification("canteen-api-1.5.0", records.size(), true, 0, true, true, List.of());

        Controls.ShownItem asked =
                shown(new Controls(CATALOGUE).shown(List.of(report(records, verification))), "APR-02");

        assertThat(asked.met()).isEmpty();
        assertThat(asked.gaps()).extracting(Controls.Evidence::state).containsExactly(Coverage.State.OPEN);
    }

    private static Controls.ShownItem shown(List<Controls.Shown> controls, String item) {
        return controls.stream()
                .flatMap(c -> c.items().stream())
                .filter(i -> i.item().id().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static long last(ReleaseReport report, String kind) {
        return report.timeline().stream()
                .filter(e -> e.record().kind().equals(kind))
                .mapToLong(e -> e.record().sequence())
                .max()
                .orElseThrow();
    }

    private static LedgerRecord under(String item, LedgerRecord r) {
        return new LedgerRecord(
                r.release(),
                r.sequence(),
                r.time(),
                r.actor(),
                r.kind(),
                List.of(item),
                r.element(),
                r.definition(),
                r.payload(),
                r.previousHash(),
                r.hash());
    }

    @Test
    @DisplayName("in Arabic the items of the policy are Arabic, on paper too")
    void itemsAreInTheLanguageOfThePage() throws IOException {
        Document page = Jsoup.parse(pages.release(report(), ReportLanguage.ARABIC));

        assertThat(page.select("td > div[dir=auto]").eachText())
                .hasSameSizeAs(CATALOGUE.items())
                .allSatisfy(text -> assertThat(text).containsPattern("\\p{IsArabic}"));
        assertThat(pages.controls(
                        new Controls(CATALOGUE).shown(List.of(report())), report().madeAt(), ReportLanguage.ARABIC))
                .contains(OurWords.items().get("APR-02"));
        assertThat(report().coverage().rows(ReportLanguage.ARABIC))
                .allSatisfy(row -> assertThat(row.text()).containsPattern("\\p{IsArabic}"));
        assertThat(new Paper().print(pages.release(report(), ReportLanguage.ARABIC), ReportLanguage.ARABIC))
                .startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void knowsNoOtherLanguage() {
        assertThat(ReportLanguage.of("fr")).isEmpty();
        assertThatThrownBy(() -> ReportLanguage.valueOf("FRENCH")).isInstanceOf(IllegalArgumentException.class);
    }
}
