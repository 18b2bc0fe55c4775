package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sets of rules under which releases began, which are kept ({@link KeptDocuments}), and who deployed models. */
@Repository
public class RuleSets {

    private final JdbcClient jdbc;
    private final KeptDocuments documents;
    private final CanonicalJson canonicalJson;

    /** A document never changes. */
    private final Map<String, RuleSet> read = new ConcurrentHashMap<>();

    RuleSets(JdbcClient jdbc, KeptDocuments documents, CanonicalJson canonicalJson) {
        this.jdbc = jdbc;
        this.documents = documents;
        this.canonicalJson = canonicalJson;
    }

    /**
     * A set of rules.
     *
     * @param sha256 of its list, by which records name it
     * @param application version of the application that judged by it
     * @param commit the commit that this was built from, {@code unknown} where the build did not say
     * @param files SHA-256 of its files by their names: models, tables, forms and the policy's own
     * @param checks number of checks that apply
     * @param steps number of commands of the plan
     */
    public record RuleSet(
            String sha256, String application, String commit, SortedMap<String, String> files, int checks, int steps) {

        public RuleSet {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /** All sets under which a release began. */
    public List<RuleSet> all() {
        // One look into the index for each set, however many releases began under it.
        return jdbc.sql("""
                        WITH RECURSIVE sets AS (
                            SELECT min(payload::json ->> 'rules') AS sha256 FROM ledger_record WHERE kind = 'rulesApplied'
                            UNION ALL
                            SELECT (SELECT min(payload::json ->> 'rules') FROM ledger_record
                                    WHERE kind = 'rulesApplied' AND payload::json ->> 'rules' > sets.sha256)
                            FROM sets WHERE sets.sha256 IS NOT NULL)
                        SELECT sha256 FROM sets WHERE sha256 IS NOT NULL""").query(String.class).list().stream()
                .flatMap(sha256 -> find(sha256).stream())
                .toList();
    }

    /** The set with this digest, if it is kept. */
    public Optional<RuleSet> find(String sha256) {
        return Optional.ofNullable(read.computeIfAbsent(
                sha256, sha -> documents.find(sha).map(text -> of(sha, text)).orElse(null)));
    }

    private RuleSet of(String sha256, String text) {
        JsonNode list = canonicalJson.read(text);
        TreeMap<String, String> files = new TreeMap<>();
        list.path("files")
                .properties()
                .forEach(file -> files.put(file.getKey(), file.getValue().asText()));
        return new RuleSet(
                sha256,
                list.path("application").path("version").asText(),
                list.path("application").path("commit").asText(),
                files,
                list.path("checks").size(),
                list.path("steps").size());
    }

    /**
     * Keys of the releases that began under a set, the last one first. Whoever asks decides who may know of which.
     *
     * @param limit at most so many
     */
    public List<String> releases(String sha256, int limit) {
        return jdbc.sql("SELECT release_key FROM ledger_record WHERE kind = 'rulesApplied'"
                        + " AND payload::json ->> 'rules' = ? ORDER BY time DESC LIMIT ?")
                .params(sha256, limit)
                .query(String.class)
                .list();
    }

    /** Who deployed models: the account, or the part of the application, by the id of the deployment. */
    public Map<String, String> deployedBy() {
        Map<String, String> by = new HashMap<>();
        jdbc.sql("SELECT payload::json ->> 'deployment' AS deployment, actor FROM ledger_record"
                        + " WHERE release_key = 'administration' AND kind = 'administrationChanged'"
                        + " AND payload::json ->> 'target' = 'Deployment' AND payload::json ->> 'operation' = 'Create'"
                        + " AND payload::json ->> 'deployment' IS NOT NULL ORDER BY sequence")
                .query((rs, row) -> by.putIfAbsent(rs.getString("deployment"), rs.getString("actor")))
                .list();
        return by;
    }
}
