package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * How a release ended, as a SLSA Verification Summary Attestation 1.0: an in-toto statement about the artefacts and the commit, in a
 * DSSE envelope like that of the seal. It says nothing that the last seal does not say, and of the same seal always the same.
 */
@Component
public class VerificationSummaries {

    /** The type of the predicate. */
    static final String PREDICATE_TYPE = "https://slsa.dev/verification_summary/v1";

    /** What a released release has, beside SLSA's own levels: the policy of the release management was met. */
    static final String LEVEL = "MAQSAFY_RELEASE_POLICY";

    private static final String RELEASED = "released";
    private static final Set<String> ENDED = Set.of(RELEASED, "rolled-back", "rejected", "withdrawn", "failed");

    /** Subjects of a seal that are about the evidence, and nothing that anybody runs. */
    private static final Set<String> NO_ARTEFACTS =
            Set.of("ledger", "release-notes", KeptDocuments.RULES, KeptDocuments.CONSULTED);

    private final JdbcSealing sealing;
    private final SigningKey key;
    private final SigningKeys keys;
    private final EvidenceSettings settings;
    private final CanonicalJson canonicalJson;

    VerificationSummaries(
            JdbcSealing sealing,
            SigningKey key,
            SigningKeys keys,
            EvidenceSettings settings,
            CanonicalJson canonicalJson) {
        this.sealing = sealing;
        this.key = key;
        this.keys = keys;
        this.settings = settings;
        this.canonicalJson = canonicalJson;
    }

    /**
     * The summary of a release, canonical JSON of its envelope; empty when it has not ended, or was sealed before there were envelopes.
     *
     * @param resource URI of what was released, e.g. {@code pkg:generic/canteen-api@1.5.0}
     * @throws InvalidEvidenceException {@code REL-EVI-190} when none of our keys signed the envelope of the seal: nothing is
     *     signed that somebody may have written into the database
     */
    public Optional<String> of(String release, String resource) {
        return sealing.find(release)
                .flatMap(seal -> Optional.ofNullable(seal.envelope())
                        .map(canonicalJson::read)
                        .flatMap(envelope -> of(seal, envelope, resource)));
    }

    private Optional<String> of(Seal seal, JsonNode envelope, String resource) {
        if (EvidenceVerifier.keys(keys.publicKeys()).values().stream().noneMatch(k -> Dsse.isSigned(envelope, k))) {
            throw new InvalidEvidenceException(
                    "REL-EVI-190",
                    "The envelope of the last seal of " + seal.release()
                            + " is signed by none of our keys. Export its evidence and run the verifier.");
        }
        JsonNode sealed = canonicalJson.read(new String(Dsse.payload(envelope), StandardCharsets.UTF_8));
        String status = sealed.at("/predicate/status").asText();
        if (!ENDED.contains(status)
                || !sealed.at("/predicate/sealHash").asText().equals(seal.sealHash())) {
            return Optional.empty();
        }
        String statement = canonicalJson.of(statement(sealed, envelope, status, resource));
        return Optional.of(
                canonicalJson.of(Dsse.envelope(Statement.MEDIA_TYPE, statement.getBytes(StandardCharsets.UTF_8), key)));
    }

    private ObjectNode statement(JsonNode sealed, JsonNode envelope, String status, String resource) {
        boolean passed = status.equals(RELEASED);
        ObjectNode statement = JsonNodeFactory.instance.objectNode();
        statement.put("_type", Statement.TYPE);
        ArrayNode subjects = statement.putArray("subject");
        ObjectNode predicate = statement.put("predicateType", PREDICATE_TYPE).putObject("predicate");
        ObjectNode policy = predicate
                .putObject("policy")
                .put("uri", "https://" + settings.evidence().logOrigin() + "/policy");
        for (JsonNode subject : sealed.path("subject")) {
            if (!NO_ARTEFACTS.contains(subject.path("name").asText())) {
                subjects.add(subject);
            } else if (subject.path("name").asText().equals(KeptDocuments.RULES)) {
                policy.set("digest", subject.path("digest"));
            }
        }
        predicate
                .putObject("verifier")
                .put("id", "https://" + settings.evidence().logOrigin());
        predicate.set("timeVerified", sealed.at("/predicate/sealedAt"));
        predicate.put("resourceUri", resource);
        predicate
                .putArray("inputAttestations")
                .addObject()
                .putObject("digest")
                .put("sha256", canonicalJson.sha256(envelope));
        predicate.put("verificationResult", passed ? "PASSED" : "FAILED");
        predicate.putArray("verifiedLevels").add(passed ? LEVEL : "FAILED");
        predicate.put("slsaVersion", "1.0");
        return statement;
    }
}
