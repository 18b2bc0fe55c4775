package com.maqsafy.releases.report;

import com.maqsafy.releases.evidence.EvidenceExport;
import com.maqsafy.releases.evidence.EvidenceExport.With;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Sealing;
import com.maqsafy.releases.evidence.SigningKeys;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.ReleaseGate;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.release.VisibleReleases;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Reports of releases, as far as the signed-in person may know of them. */
@Component
public class ReleaseReports {

    /** So many releases are put into one archive at most; a longer period is asked for in parts. */
    public static final int MOST = 500;

    /** Content-Security-Policy of a report: the page is complete, it loads and runs nothing. */
    public static final String PAGE_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final VisibleReleases releases;
    private final ReleaseLists lists;
    private final Ledger ledger;
    private final Sealing sealing;
    private final SigningKeys keys;
    private final EvidenceExport export;
    private final PolicyCatalogue catalogue;
    private final ReleaseGate gate;
    private final Controls controls;
    private final ReportPage pages;
    private final Paper paper;
    private final Clock clock;

    ReleaseReports(
            VisibleReleases releases,
            ReleaseLists lists,
            Ledger ledger,
            Sealing sealing,
            SigningKeys keys,
            EvidenceExport export,
            PolicyCatalogue catalogue,
            ReleaseGate gate,
            Controls controls,
            ReportPage pages,
            Paper paper,
            Clock clock) {
        this.releases = releases;
        this.lists = lists;
        this.ledger = ledger;
        this.sealing = sealing;
        this.keys = keys;
        this.export = export;
        this.catalogue = catalogue;
        this.gate = gate;
        this.controls = controls;
        this.pages = pages;
        this.paper = paper;
        this.clock = clock;
    }

    /**
     * The report of a release as one page of HTML.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know
     */
    public String html(String key, ReportLanguage language) {
        return pages.release(report(releases.get(key), exported(key)), language);
    }

    /**
     * The same on paper: PDF/A-1b.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know
     */
    public byte[] pdf(String key, ReportLanguage language) {
        return paper.print(html(key, language), language);
    }

    /**
     * The releases that ended in a period.
     *
     * @param from its first instant
     * @param until the first instant after it
     * @throws TooManyReleasesException when there are more than {@link #MOST}
     */
    public List<ReleaseDetails> ended(Instant from, Instant until) {
        List<ReleaseDetails> ended = lists.ended(new LogFilter(null, null, null, null, MOST), from, until);
        if (ended.size() == MOST) {
            throw new TooManyReleasesException();
        }
        return ended;
    }

    /**
     * Writes a ZIP archive: {@code index.html}, {@code controls.html}, {@code index.csv} with the SHA-256 of each report and
     * export, of each release its report and its evidence, and {@code keys.pem}. For those who may know of every release also what
     * proves that none is missing: {@code log.jsonl}, the log of seals, and {@code completeness.csv}, each release that it has
     * of the period and whether the archive lists it.
     *
     * @param ended what {@link #ended} answered for the same period
     */
    public void archive(
            List<ReleaseDetails> ended, Instant from, Instant until, ReportLanguage language, OutputStream out)
            throws IOException {
        List<PeriodIndex.Entry> entries = new ArrayList<>();
        List<ReleaseReport> reports = new ArrayList<>();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        StringBuilder population = new StringBuilder("release,status,ended,records,last_hash,file,sha256\r\n");
        for (ReleaseDetails release : ended) {
            byte[] evidence = exported(release.key());
            ReleaseReport report = report(release, evidence);
            reports.add(report);
            byte[] page = pages.release(report, language).getBytes(StandardCharsets.UTF_8);
            String file = "reports/" + release.key() + ".html";
            put(zip, file, page);
            put(zip, "evidence/" + release.key() + ".jsonl", evidence);
            PeriodIndex.Entry entry = entry(report, file, page);
            entries.add(entry);
            line(population, entry, file, entry.sha256());
            line(population, entry, "evidence/" + release.key() + ".jsonl", DigestUtils.sha256Hex(evidence));
        }
        Instant now = clock.instant();
        put(zip, "index.csv", text(population.toString()));
        put(zip, "keys.pem", text(keys.publicKeys()));
        if (releases.knowsAll()) {
            put(zip, "completeness.csv", text(completeness(ended, from, until)));
            zip.putNextEntry(new ZipEntry("log.jsonl"));
            export.writeLog(zip);
            zip.closeEntry();
        }
        put(zip, "controls.html", text(pages.controls(controls.shown(reports), now, language)));
        put(zip, "index.html", text(pages.period(new PeriodIndex(from, until, entries, now), language)));
        zip.finish();
    }

    private String completeness(List<ReleaseDetails> ended, Instant from, Instant until) {
        Set<String> listed = ended.stream().map(ReleaseDetails::key).collect(Collectors.toSet());
        StringBuilder csv = new StringBuilder("release,first_sealed,listed\r\n");
        export.firstSealed(from, until)
                .forEach((key, sealedAt) -> csv.append(
                        String.join(",", key, sealedAt.toString(), listed.contains(key) ? "yes" : "no") + "\r\n"));
        return csv.toString();
    }

    private static void line(StringBuilder population, PeriodIndex.Entry e, String file, String sha256) {
        population
                .append(String.join(
                        ",",
                        e.key(),
                        e.status(),
                        e.ended().toString(),
                        String.valueOf(e.records()),
                        e.lastHash(),
                        file,
                        sha256))
                .append("\r\n");
    }

    /**
     * What became of every item of the policy in a release.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know
     */
    public Coverage coverage(String key) {
        return coverage(releases.get(key));
    }

    private Coverage coverage(ReleaseDetails release) {
        return Coverage.of(release, ledger.records(release.key()), catalogue, gate::items);
    }

    private ReleaseReport report(ReleaseDetails release, byte[] exported) {
        try {
            return ReleaseReport.of(
                    release,
                    ledger.records(release.key()),
                    sealing.all(release.key()),
                    EvidenceVerifier.with(keys.publicKeys())
                            .ofRelease(release.key())
                            .allowingOpen()
                            .verify(new ByteArrayInputStream(exported)),
                    coverage(release),
                    clock.instant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The ledger for whoever checks it without us, with all proofs that the person may have.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know
     */
    public byte[] evidence(String key) {
        releases.get(key);
        return exported(key);
    }

    /**
     * The same with the files that it rests on, written as it is read: all files of a release are more than should be held at
     * once. The stream stays open.
     *
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none of which the person may know
     */
    public void evidenceWithFiles(String key, OutputStream out) throws IOException {
        releases.get(key);
        export.write(key, out, with(With.FILES));
    }

    /** What the person may have besides: how many seals there are is for those who may know of every release. */
    private With[] with(With... more) {
        List<With> all = new ArrayList<>(List.of(more));
        if (releases.knowsAll()) {
            all.add(With.PROOFS);
        }
        return all.toArray(With[]::new);
    }

    private byte[] exported(String key) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            export.write(key, lines, with());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toByteArray();
    }

    private static PeriodIndex.Entry entry(ReleaseReport report, String file, byte[] page) {
        ReleaseDetails release = report.release();
        List<ReleaseReport.Entry> timeline = report.timeline();
        LedgerRecord last =
                timeline.isEmpty() ? null : timeline.get(timeline.size() - 1).record();
        return new PeriodIndex.Entry(
                release.key(),
                release.type().word(),
                release.status().word(),
                release.finishedAt() == null ? Instant.EPOCH : release.finishedAt(),
                timeline.size(),
                last == null ? "" : last.hash(),
                report.verification().sealed(),
                report.verification().intact(),
                file,
                DigestUtils.sha256Hex(page));
    }

    private static byte[] text(String page) {
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
