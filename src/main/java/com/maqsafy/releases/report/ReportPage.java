package com.maqsafy.releases.report;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Seal;
import com.maqsafy.releases.evidence.Words;
import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/** Writes pages of the templates {@code report/*.mustache}: well-formed XHTML with its style inside, and no script, picture or link to elsewhere. */
@Component
class ReportPage {

    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Template release = template("release");
    private final Template period = template("period");
    private final Template control = template("controls");

    private static Template template(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream("/report/" + name + ".mustache")) {
            if (in == null) {
                throw new IllegalStateException("No template report/" + name + ".mustache");
            }
            return Mustache.compiler()
                    .withEscaper(Escapers.HTML)
                    .defaultValue("")
                    .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The report of a release. */
    String release(ReleaseReport report, ReportLanguage language) {
        ResourceBundle texts = language.texts();
        Map<String, Object> page = page(language, report.madeAt());
        page.put("title", report.release().service() + ' ' + report.release().version());
        page.put("status", word(texts, "status", report.release().status().word()));
        page.put("verdict", verdict(report, texts));
        page.put(
                "verdictTone",
                !report.verification().intact() ? "bad" : report.verification().sealed() ? "good" : "open");
        page.put(
                "findings",
                report.verification().findings().stream().map(Object::toString).toList());
        page.put("facts", facts(report, language));
        page.put("coverageCount", coverageCount(report.coverage(), texts));
        page.put(
                "sections",
                report.coverage().sections().stream()
                        .map(s -> Map.of(
                                "name", word(texts, "section", s.id()),
                                "items",
                                        s.items().stream()
                                                .map(i -> coverage(i, language))
                                                .toList()))
                        .toList());
        page.put(
                "path",
                report.path().stream()
                        .map(s -> Map.of(
                                "model",
                                s.definition().key() + " v" + s.definition().version(),
                                "element",
                                s.element(),
                                "from",
                                time(s.from()),
                                "until",
                                time(s.until()),
                                "records",
                                s.records()))
                        .toList());
        page.put("decisions", report.decisions().stream().map(ReportPage::entry).toList());
        page.put("timeline", report.timeline().stream().map(ReportPage::entry).toList());
        page.put("seals", report.seals().stream().map(ReportPage::seal).toList());
        return release.execute(page);
    }

    /** The index of an archive. */
    String period(PeriodIndex index, ReportLanguage language) {
        ResourceBundle texts = language.texts();
        Map<String, Object> page = page(language, index.madeAt());
        page.put("from", time(index.from()));
        page.put("until", time(index.until()));
        page.put("count", fill(texts.getString("period.count"), index.entries().size()));
        page.put(
                "entries",
                index.entries().stream()
                        .map(e -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("key", e.key());
                            row.put("type", language.word(e.type()));
                            row.put("status", word(texts, "status", e.status()));
                            row.put("ended", time(e.ended()));
                            row.put("records", e.records());
                            row.put("lastHash", e.lastHash());
                            row.put("file", e.file());
                            row.put(
                                    "verdict",
                                    texts.getString(
                                            !e.intact()
                                                    ? "verdict.broken"
                                                    : e.sealed() ? "verdict.sealed" : "verdict.open"));
                            return row;
                        })
                        .toList());
        return period.execute(page);
    }

    /** What the releases of a period show for controls of standards. */
    String controls(List<Controls.Shown> shown, Instant madeAt, ReportLanguage language) {
        ResourceBundle texts = language.texts();
        Map<String, Object> page = page(language, madeAt);
        page.put(
                "controls",
                shown.stream()
                        .map(c -> Map.of(
                                "standard", word(texts, "standard", c.control().standard()),
                                "id", c.control().id(),
                                "title",
                                        texts.getString("control." + c.control().id() + ".title"),
                                "cannot",
                                        texts.getString("control." + c.control().id() + ".cannot"),
                                "items",
                                        c.items().stream()
                                                .map(i -> Map.of(
                                                        "id",
                                                        i.item().id(),
                                                        "text",
                                                        language.text(i.item()),
                                                        "applies",
                                                        applies(i, texts),
                                                        "met",
                                                        evidence(i.met(), texts),
                                                        "gaps",
                                                        evidence(i.gaps(), texts)))
                                                .toList()))
                        .toList());
        return control.execute(page);
    }

    private static String applies(Controls.ShownItem item, ResourceBundle texts) {
        int applies = item.met().size() + item.gaps().size();
        return fill(texts.getString("controls.met"), item.met().size(), applies)
                + (item.notApplicable() == 0
                        ? ""
                        : ' ' + fill(texts.getString("controls.notApplicable"), item.notApplicable()));
    }

    /** Each release with its record, and what became of the item where it is not met. */
    private static List<Map<String, String>> evidence(List<Controls.Evidence> all, ResourceBundle texts) {
        return all.stream()
                .map(e -> Map.of(
                        "release",
                        e.release(),
                        "record",
                        e.record() == null ? "" : "#" + e.record(),
                        "state",
                        e.state() == Coverage.State.MET
                                ? ""
                                : texts.getString("coverage." + e.state().word())))
                .toList();
    }

    private static Map<String, Object> page(ReportLanguage language, Instant madeAt) {
        ResourceBundle texts = language.texts();
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("lang", language.tag());
        page.put("dir", language.direction());
        page.put("start", language == ReportLanguage.ARABIC ? "right" : "left");
        page.put("madeAt", time(madeAt));
        // The flat texts, where the template asks for them as t_coverage, for example.
        texts.keySet().forEach(key -> page.put("t_" + key.replace('.', '_'), texts.getString(key)));
        return page;
    }

    private static String verdict(ReleaseReport report, ResourceBundle texts) {
        String key = !report.verification().intact()
                ? "verdict.broken"
                : report.verification().sealed() ? "verdict.sealed" : "verdict.open";
        String behind = report.verification().afterSeal() == 0
                ? ""
                : ' '
                        + fill(
                                texts.getString("verdict.behind"),
                                report.verification().afterSeal());
        return texts.getString(key) + behind;
    }

    private static List<Map<String, String>> facts(ReleaseReport report, ReportLanguage language) {
        ResourceBundle texts = language.texts();
        var r = report.release();
        List<Map<String, String>> facts = new ArrayList<>();
        fact(facts, texts, "key", r.key());
        fact(facts, texts, "type", language.word(r.type().word()));
        fact(facts, texts, "summary", r.summary());
        fact(facts, texts, "previous", r.previousVersion());
        fact(facts, texts, "branch", r.branch());
        fact(facts, texts, "commit", r.commit());
        fact(facts, texts, "owner", r.owner());
        fact(facts, texts, "requester", r.requester());
        fact(facts, texts, "created", time(r.createdAt()));
        fact(facts, texts, "ended", r.finishedAt() == null ? "" : time(r.finishedAt()));
        fact(facts, texts, "requirements", String.join(", ", r.requirements()));
        fact(facts, texts, "risks", String.valueOf(r.risks()));
        fact(facts, texts, "digest", report.contentDigest() == null ? "" : report.contentDigest());
        return facts;
    }

    private static void fact(List<Map<String, String>> facts, ResourceBundle texts, String key, String value) {
        if (!value.isBlank()) {
            facts.add(Map.of("name", texts.getString("fact." + key), "value", value));
        }
    }

    private static String coverageCount(Coverage coverage, ResourceBundle texts) {
        return fill(
                texts.getString("coverage.count"),
                coverage.recorded(),
                coverage.items(),
                coverage.count(Coverage.State.MET),
                coverage.count(Coverage.State.NOT_MET),
                coverage.count(Coverage.State.OPEN),
                coverage.count(Coverage.State.NOT_APPLICABLE));
    }

    private static Map<String, Object> coverage(Coverage.Item item, ReportLanguage language) {
        ResourceBundle texts = language.texts();
        List<LedgerRecord> records = item.records();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", item.item().id());
        row.put("text", language.text(item.item()));
        row.put("state", texts.getString("coverage." + item.state().word()));
        row.put(
                "stateTone",
                item.state() == Coverage.State.NOT_MET || item.state() == Coverage.State.OPEN ? "bad" : "about");
        row.put(
                "note",
                item.by() == null || records.contains(item.by())
                        ? Coverage.words(item.why(), language)
                        : fill(texts.getString("coverage.judged"), item.by().sequence()));
        if (records.isEmpty()) {
            row.put("tone", "none");
            row.put("met", texts.getString("coverage.none"));
        } else {
            LedgerRecord last = records.get(records.size() - 1);
            Words words = RecordWords.of(last);
            row.put("tone", tone(words));
            row.put("met", last.actor() + ' ' + words.text());
        }
        row.put(
                "records",
                records.stream().map(r -> Map.of("sequence", r.sequence())).toList());
        return row;
    }

    private static Map<String, Object> entry(ReleaseReport.Entry entry) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("sequence", entry.record().sequence());
        row.put("time", time(entry.record().time()));
        row.put("actor", entry.record().actor());
        row.put("words", entry.words().text());
        row.put("tone", tone(entry.words()));
        row.put("items", String.join(", ", entry.record().items()));
        row.put("hash", entry.record().hash());
        return row;
    }

    private static Map<String, Object> seal(Seal seal) {
        return Map.of(
                "sequence", seal.sequence(),
                "headSequence", seal.headSequence(),
                "sealedAt", time(seal.sealedAt()),
                "sealHash", seal.sealHash(),
                "keyId", seal.keyId());
    }

    private static String tone(Words words) {
        return words.tone().name().toLowerCase(Locale.ROOT);
    }

    private static String word(ResourceBundle texts, String group, String word) {
        String key = group + '.' + word;
        return texts.containsKey(key) ? texts.getString(key) : word;
    }

    private static String fill(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    private static String time(Instant time) {
        return SECOND.format(time);
    }
}
