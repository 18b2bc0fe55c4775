package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.notes.VulnerabilityDocumented;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.RoutingFacts;
import com.maqsafy.releases.release.SourceInspected;
import com.maqsafy.releases.release.SourceInspected.FoundMigration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The rows of tables that records say fired, against those that fire on what the records before them say: of the very table,
 * where the export has its file; that it is one of the release's rules, where it has the list of those.
 */
final class FiredRows {

    private final List<LedgerRecord> records;
    private final Map<String, String> documents;
    private final List<JsonNode> rules;

    /**
     * @param documents texts that the records name, by their SHA-256
     * @param rules the lists of rules that the release was judged by
     */
    FiredRows(List<LedgerRecord> records, Map<String, String> documents, List<JsonNode> rules) {
        this.records = records;
        this.documents = documents;
        this.rules = rules;
    }

    /** Where they differ, a sentence each. */
    List<String> differences() {
        return new ReleaseHistory(records)
                .all(DecidedByTable.class)
                .flatMap(record ->
                        Optional.ofNullable(record.event().decidedBy())
                                .flatMap(asked -> difference(record, asked))
                                .stream())
                .toList();
    }

    private Optional<String> difference(Recorded<DecidedByTable> record, TableAsked asked) {
        // Which parts are opened, the newest table says, which may be of after the release began.
        if (!(record.event() instanceof PartsOpened)
                && !rules.isEmpty()
                && rules.stream().noneMatch(list -> names(list, asked))) {
            return Optional.of("Record %d was decided by a table %s that is none of the rules of the release."
                    .formatted(record.sequence(), asked.table()));
        }
        String dmn = documents.get(asked.sha256());
        if (dmn == null) {
            return Optional.empty();
        }
        String then = asked.rows().stream().map(TableAsked.FiredRow::rule).collect(Collectors.joining(", "));
        String now = DeployedTables.of(asked.table(), dmn, facts(record)).stream()
                .map(DeployedTables.Row::rule)
                .collect(Collectors.joining(", "));
        return then.equals(now)
                ? Optional.empty()
                : Optional.of(
                        "Record %d says that of the table %s fired %s; on what the records before it say, it is %s."
                                .formatted(record.sequence(), asked.table(), rows(then), rows(now)));
    }

    private static String rows(String rules) {
        return rules.isEmpty() ? "no row" : rules;
    }

    private static boolean names(JsonNode list, TableAsked asked) {
        return list.properties().stream()
                .anyMatch(file -> file.getKey().replaceAll(".*/", "").equals(asked.table() + ".dmn")
                        && file.getValue().asText().equals(asked.sha256()));
    }

    /** What the process asks its tables with, as the records before say it. */
    private Map<String, Object> facts(Recorded<DecidedByTable> record) {
        List<LedgerRecord> before =
                records.stream().filter(r -> r.sequence() < record.sequence()).toList();
        Optional<ReleaseDetails> release = Redecision.release(before);
        if (record.event() instanceof PartsOpened opened) {
            // What has no valid evidence is judged again with each decision of the gate.
            return release.map(r -> OpenParts.asked(r.type(), opened.unproven()))
                    .orElse(Map.of());
        }
        ReleaseHistory history = new ReleaseHistory(before);
        return Map.of(
                "release",
                release.map(r -> release(r, history.last(SourceInspected.class)))
                        .orElse(Map.of()),
                "vulnerability",
                Map.of(
                        "severity",
                                history.last(VulnerabilityDocumented.class)
                                        .map(r -> r.event().severity())
                                        .orElse(""),
                        "exploitation",
                                history.last(ExploitRisk.class)
                                        .map(r -> r.event().exploitation())
                                        .orElse(""),
                        "exposure",
                                history.last(ExploitRisk.class)
                                        .map(r -> r.event().exposure())
                                        .orElse("")));
    }

    private static Map<String, Object> release(ReleaseDetails release, Optional<Recorded<SourceInspected>> inspected) {
        SortedSet<String> contains = new TreeSet<>(release.contains());
        SortedSet<String> aspects = new TreeSet<>(release.changedAspects());
        inspected.ifPresent(r -> {
            contains.addAll(r.event().contains());
            aspects.addAll(r.event().changedAspects());
        });
        return RoutingFacts.decision(
                release.type(),
                release.changeType(),
                contains,
                aspects,
                inspected.stream().flatMap(r -> r.event().migrations().stream()).anyMatch(FoundMigration::destructive));
    }
}
