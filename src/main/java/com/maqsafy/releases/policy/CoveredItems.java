package com.maqsafy.releases.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.approval.ApprovalRoundOpened;
import com.maqsafy.releases.approval.ApprovalState;
import com.maqsafy.releases.deployment.RiskAssessed;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.RequiredTestsDetermined.RequiredTest;
import com.maqsafy.releases.process.DeployedTables;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.ReleaseDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What became of each item of the policy in a release, as a decision of its gate leaves it. */
final class CoveredItems {

    /** The output in which a table names the item; one that names none is about one item only. */
    private static final Map<String, String> ASKING =
            Map.of("required-tests", "test", "applicable-checks", "item", "required-approvals", "item");

    private final PolicyCatalogue catalogue;
    private final Dossier dossier;
    private final ReleaseDetails release;
    private final List<LedgerRecord> records;
    private final Redecision.Decision decision;
    private final Map<Long, String> principals;
    private final JsonNode files;
    private final Map<String, String> documents;
    private final Map<String, List<DeployedTables.Row>> fired = new HashMap<>();

    /**
     * @param records the whole ledger, what came after the decision too
     * @param documents texts that the records name, by their SHA-256
     */
    CoveredItems(
            PolicyCatalogue catalogue,
            Dossier dossier,
            List<LedgerRecord> records,
            Redecision.Decision decision,
            GateEvaluated gate,
            Map<String, String> documents) {
        this.catalogue = catalogue;
        this.dossier = dossier;
        this.release = dossier.release();
        this.records = records;
        this.decision = decision;
        this.documents = documents;
        this.principals = SubstituteActed.principals(records);
        this.files = files(gate.rules() == null ? "" : documents.getOrDefault(gate.rules(), ""));
    }

    /** Why an item is asked of a release, or not. */
    private record Reason(boolean applies, String why, String table) {

        private static Reason always(String why) {
            return new Reason(true, why, "");
        }

        private static Reason when(boolean applies, String why, String whyNot) {
            return new Reason(applies, applies ? why : whyNot, "");
        }
    }

    List<CoveredItem> all() {
        return catalogue.items().stream().map(this::covered).toList();
    }

    private CoveredItem covered(PolicyItem item) {
        Reason reason = reason(item);
        Optional<Redecision.JudgedItem> judged = decision.items().stream()
                .filter(j -> j.item().equals(item.id()))
                .findFirst();
        Optional<LedgerRecord> served = records.stream()
                .filter(r -> r.items().contains(item.id()) && !r.is(GateEvaluated.class))
                .reduce((earlier, later) -> later);
        return new CoveredItem(
                item.id(),
                item.text(),
                reason.applies(),
                reason.why(),
                reason.table(),
                reason.table().isEmpty() ? "" : table(reason.table()),
                reason.applies() ? rows(reason.table(), item) : List.of(),
                judged.map(this::verdict).orElse(CoveredItem.NOT_JUDGED),
                judged.map(Redecision.JudgedItem::findings).orElse(List.of()),
                served.map(LedgerRecord::sequence).orElse(0L),
                served.map(LedgerRecord::kind).orElse(""),
                served.map(r -> SubstituteActed.by(r.actor(), principals.get(r.sequence())))
                        .orElse(""),
                served.map(CoveredItems::content).orElse(""));
    }

    private String verdict(Redecision.JudgedItem judged) {
        if (!judged.findings().isEmpty()) {
            return CoveredItem.NOT_MET;
        }
        if (decision.open().contains(judged.item())) {
            return CoveredItem.NOT_JUDGED;
        }
        return judged.told() ? CoveredItem.MET : CoveredItem.CANNOT_TELL;
    }

    private static String content(LedgerRecord record) {
        JsonNode payload = record.payload();
        for (String member : List.of("contentDigest", "commit")) {
            if (payload.path(member).isTextual()) {
                return (member.equals("commit") ? "commit " : "content ")
                        + payload.path(member).asText();
            }
        }
        return payload.path("attempt").isInt()
                ? "attempt " + payload.path("attempt").asInt()
                : "";
    }

    private Reason reason(PolicyItem item) {
        return ItemScope.of(item, release, dossier.databaseChanges())
                .map(CoveredItems::reason)
                .orElseGet(() -> byRecords(item));
    }

    private static Reason reason(ItemScope scope) {
        return switch (scope.by()) {
            case PART ->
                Reason.when(
                        scope.applies(),
                        "the scope names " + scope.value(),
                        "the scope does not name " + scope.value());
            case TYPE -> new Reason(scope.applies(), "the release is of type " + scope.value(), "");
            case CHANGE -> new Reason(scope.applies(), "the change is a " + scope.value(), "");
            case MIGRATIONS ->
                Reason.when(
                        scope.applies(),
                        "the release changes the database",
                        "the release does not change the database");
            case MAINTENANCE ->
                Reason.when(
                        scope.applies(),
                        "the release asked for maintenance mode",
                        "the release did not ask for maintenance mode");
        };
    }

    private Reason byRecords(PolicyItem item) {
        return switch (item.section()) {
            case "TEST" -> test(item);
            case "POST" -> check(item);
            case "APR" -> approval(item);
            case "OPEN" ->
                Reason.when(
                        item.id().equals("OPEN-08"),
                        "every deployment",
                        "it is asked of the service, not of a release");
            default -> item.id().equals("RULE-07") ? peak() : Reason.always("every release");
        };
    }

    private Reason test(PolicyItem item) {
        SortedSet<String> aspects = new TreeSet<>(dossier.aspects());
        if (item.always()) {
            return new Reason(true, "every release", "required-tests");
        }
        if (item.types().contains(release.type().word())) {
            return new Reason(true, "every release of type " + release.type().word(), "required-tests");
        }
        aspects.retainAll(item.triggers());
        if (!aspects.isEmpty()) {
            return new Reason(true, "the change touches " + String.join(", ", aspects), "required-tests");
        }
        Optional<RequiredTest> asked = dossier.lastForCommit(RequiredTestsDetermined.class).stream()
                .flatMap(r -> r.event().tests().stream())
                .filter(t -> t.test().equals(item.id()))
                .findFirst();
        return new Reason(
                asked.isPresent(),
                asked.isPresent() ? "a row of the table asks for it" : "nothing that the change touches asks for it",
                "required-tests");
    }

    private Reason check(PolicyItem item) {
        boolean byPolicy =
                catalogue.applicableChecks(dossier.aspects(), release.type()).contains(item.id());
        boolean applies = byPolicy
                || dossier.live().applicableChecks().stream()
                        .anyMatch(c -> c.item().equals(item.id()));
        return new Reason(
                applies,
                applies
                        ? byPolicy ? "the change touches it, or every release does" : "a check of the service serves it"
                        : "the change does not touch it",
                "applicable-checks");
    }

    private Reason approval(PolicyItem item) {
        ApprovalState state = ApprovalState.of(release, dossier.contentDigest(), dossier.records());
        List<String> roles = state.required().entrySet().stream()
                .filter(e -> e.getValue().equals(item.id()))
                .map(Map.Entry::getKey)
                .toList();
        String because = dossier.last(ApprovalRoundOpened.class).stream()
                .flatMap(round -> round.event().roles().stream())
                .filter(asked -> roles.contains(asked.role()) && asked.reason() != null)
                .map(asked -> asked.role() + ": " + asked.reason())
                .reduce((one, other) -> one + "; " + other)
                .orElse("asks " + String.join(", ", roles));
        return new Reason(
                !roles.isEmpty(),
                roles.isEmpty()
                        ? "no role is asked by it of this " + release.type().word() + " release"
                        : because,
                "required-approvals");
    }

    private Reason peak() {
        String risk = dossier.lastDecidedFor(RiskAssessed.class)
                .map(r -> ", the risk is " + r.event().risk() + ": " + r.event().reason())
                .orElse("");
        boolean peak = dossier.live().calendar().peak();
        return new Reason(peak, (peak ? "it is peak time" : "it is not peak time") + risk, "deployment-risk");
    }

    /** The rows of a table that asked for an item, where the export has the table's file. */
    private List<CoveredItem.Row> rows(String table, PolicyItem item) {
        String dmn = table.isEmpty() ? "" : documents.getOrDefault(table(table), "");
        String output = ASKING.get(table);
        return fired
                .computeIfAbsent(
                        table,
                        key -> dmn.isEmpty() ? List.of() : DeployedTables.of(key, dmn, Map.of("release", facts())))
                .stream()
                .filter(row -> output == null || row.text(output).equals(item.id()))
                .map(row -> new CoveredItem.Row(row.rule(), row.number()))
                .toList();
    }

    /** What tables ask of a release. */
    private Map<String, Object> facts() {
        return Map.of(
                "type", release.type().word(),
                "destructive", !dossier.destructiveMigrations().isEmpty(),
                "changedAspects", List.copyOf(dossier.aspects()),
                "contains", release.contains());
    }

    /** SHA-256 of a table in the list of rules. */
    private String table(String key) {
        return files.properties().stream()
                .filter(file -> file.getKey().replaceAll(".*/", "").equals(key + ".dmn"))
                .map(file -> file.getValue().asText())
                .findFirst()
                .orElse("");
    }

    /** The files of a list of rules, SHA-256 by name. */
    static JsonNode files(String rules) {
        try {
            return new ObjectMapper().readTree(rules.isEmpty() ? "{}" : rules).path("files");
        } catch (JsonProcessingException e) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
