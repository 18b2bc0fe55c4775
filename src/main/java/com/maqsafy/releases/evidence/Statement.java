package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a seal attests, as an in-toto Statement v1: the subjects are what was released, the predicate is the seal. Its
 * schema is {@code release-evidence-v1.schema.json}.
 */
final class Statement {

    /** The media type of in-toto statements in envelopes. */
    static final String MEDIA_TYPE = "application/vnd.in-toto+json";

    /** The type of in-toto statements. */
    static final String TYPE = "https://in-toto.io/Statement/v1";

    /** The type of our predicate. */
    static final String PREDICATE_TYPE = "https://maqsafy.com/attestations/release-evidence/v1";

    /** Name of the subject that is the ledger itself. */
    private static final String LEDGER = "ledger";

    /** Names of the subjects that are kept documents. */
    private static final Set<String> DOCUMENTS = Set.of(KeptDocuments.RULES, KeptDocuments.CONSULTED);

    private Statement() {}

    /** The envelope of a seal, signed. */
    static ObjectNode envelope(
            ObjectNode sealed, String sealHash, Attested attested, CanonicalJson canonicalJson, SigningKey key) {
        String statement = canonicalJson.of(of(sealed, sealHash, attested));
        return Dsse.envelope(MEDIA_TYPE, statement.getBytes(StandardCharsets.UTF_8), key);
    }

    /**
     * The statement.
     *
     * @param sealed what the seal signs
     */
    static ObjectNode of(ObjectNode sealed, String sealHash, Attested attested) {
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", TYPE);
        ArrayNode subject = statement.putArray("subject");
        add(subject, new Subject(LEDGER, "sha256", sealed.get("headHash").textValue()));
        attested.subjects().forEach(s -> add(subject, s));
        statement.put("predicateType", PREDICATE_TYPE);
        ObjectNode predicate = sealed.deepCopy();
        predicate.put("sealHash", sealHash);
        predicate.put("status", attested.status());
        statement.set("predicate", predicate);
        return statement;
    }

    private static void add(ArrayNode subjects, Subject subject) {
        subjects.addObject().put("name", subject.name()).putObject("digest").put(subject.algorithm(), subject.digest());
    }

    /**
     * What a record says about what is released, or how it ends.
     *
     * @param status that it reaches; null when it reaches none
     */
    record Said(List<Subject> subjects, @Nullable String status) {

        Said {
            subjects = List.copyOf(subjects);
        }

        /** What it says; empty when its kind says nothing of the sort, or it is not as its kind has it. */
        static Optional<Said> of(String kind, JsonNode payload) {
            return EventKinds.known().of(kind).filter(Said::speaks).flatMap(type -> {
                try {
                    LedgerEvent event = EventKinds.read(type, payload);
                    return Optional.of(new Said(
                            event instanceof NamesSubjects named ? named.subjects() : List.of(),
                            event instanceof ReachesStatus reached
                                    ? reached.statusReached().intern()
                                    : null));
                } catch (InvalidEvidenceException e) {
                    // The verifier tells it with its place, and a release must be able to end.
                    return Optional.empty();
                }
            });
        }

        static boolean speaks(Class<?> type) {
            return NamesSubjects.class.isAssignableFrom(type) || ReachesStatus.class.isAssignableFrom(type);
        }

        /** Those that are kept documents, each by its SHA-256. */
        List<Subject> documents() {
            return subjects.stream().filter(s -> DOCUMENTS.contains(s.name())).toList();
        }
    }

    /** What the records say about subjects and status, up to a record; it grows with each. */
    static final class Attested {

        private final TreeMap<String, Subject> subjects = new TreeMap<>();
        private String status = "";

        /** What a record adds. */
        void add(String kind, JsonNode payload) {
            Said.of(kind, payload).ifPresent(this::add);
        }

        void add(Said said) {
            said.subjects().forEach(s -> subjects.put(s.name(), s));
            if (said.status() != null) {
                status = said.status();
            }
        }

        Collection<Subject> subjects() {
            return subjects.values();
        }

        String status() {
            return status;
        }
    }
}
