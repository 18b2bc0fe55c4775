package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.util.unit.DataSize;

@DisplayName("Sealing (VER-05, RULE-06)")
class SealingTest {

    @TempDir
    Path keys;

    private EvidenceFixture evidence;

    @BeforeEach
    void setUp() {
        evidence = new EvidenceFixture(keys);
    }

    @AfterEach
    void tearDown() {
        evidence.close();
    }

    @Test
    void signsTheEndOfTheLedger() throws Exception {
        evidence.fill(RELEASE, 3);
        Seal seal = evidence.seal(RELEASE);

        LedgerRecord last = evidence.ledger.records(RELEASE).get(2);
        assertThat(seal.headSequence()).isEqualTo(3);
        assertThat(seal.headHash()).isEqualTo(last.hash());
        assertThat(seal.sequence()).isEqualTo(1);
        assertThat(seal.previousSealHash()).isEqualTo("0".repeat(64));
        assertThat(evidence.sealing.find(RELEASE)).contains(seal);
        assertThat(verify(RELEASE).findings()).isEmpty();
    }

    @Test
    void chainsTheSealedReleases() {
        evidence.fill("canteen-api-1.4.2", 1);
        evidence.fill(RELEASE, 1);

        Seal first = evidence.seal("canteen-api-1.4.2");
        Seal second = evidence.seal(RELEASE);

        assertThat(second.sequence()).isEqualTo(2);
        assertThat(second.previousSealHash()).isEqualTo(first.sealHash());
    }

    @Test
    void takesNoOtherRecordAndNoSealAfterwards() {
        evidence.fill(RELEASE, 1);
        evidence.seal(RELEASE);

        assertThatThrownBy(() -> evidence.append(RELEASE, Map.of()))
                .isInstanceOf(SealedReleaseException.class)
                .hasMessage("REL-EVI-001 The evidence of canteen-api-1.5.0 is sealed and takes no checked record. What"
                        + " follows a release is recorded as one of engineIntervention, filesDeleted, hotfixReviewed, maintenanceHeldLong,"
                        + " releaseOvertaken, restrictionLifted, reviewOverdue, stabilisationStarted, stepStopRequested,"
                        + " substituteActed, technicalFailure, technicalFailureDecided, technicalFailureEscalated, technicalFailureSettled; a change is a"
                        + " new release.");
        assertThatThrownBy(() -> evidence.seal(RELEASE))
                .isInstanceOf(SealedReleaseException.class)
                .hasMessage("REL-EVI-006 The evidence of canteen-api-1.5.0 is sealed up to its last record. Seal it"
                        + " again when a record has followed.");
        assertThat(evidence.append("canteen-api-1.5.1", Map.of()).sequence()).isEqualTo(1);
    }

    @Test
    @DisplayName("HOT-06: the review after a release continues the chain and is sealed again")
    void whatFollowsTheReleaseContinuesTheChainAndIsSealedAgain() throws Exception {
        evidence.fill(RELEASE, 2);
        Seal first = evidence.seal(RELEASE);
        LedgerRecord started =
                evidence.append(RELEASE, "stabilisationStarted", Map.of("until", "2026-03-04", "reviewDueAt", ""));
        LedgerRecord reviewed = evidence.append(
                RELEASE,
                "hotfixReviewed",
                Map.of("timeline", "", "rootCause", "rounding", "whyTestsMissedIt", "", "actions", List.of()));

        assertThat(started.previousHash()).isEqualTo(first.headHash());
        assertThat(reviewed.sequence()).isEqualTo(4);
        assertThat(verify(RELEASE).findings()).isEmpty();
        assertThat(verify(RELEASE).afterSeal()).isEqualTo(2);

        evidence.fill("canteen-api-1.4.2", 1);
        Seal between = evidence.seal("canteen-api-1.4.2");
        Seal second = evidence.seal(RELEASE);
        assertThat(second.headSequence()).isEqualTo(4);
        assertThat(second.headHash()).isEqualTo(reviewed.hash());
        assertThat(second.sequence()).isEqualTo(3);
        assertThat(second.previousSealHash()).isEqualTo(between.sealHash());
        assertThat(evidence.sealing.find(RELEASE)).contains(second);
        assertThat(evidence.sealing.all(RELEASE)).containsExactly(first, second);
        assertThat(evidence.exported(RELEASE).subList(4, 6))
                .first()
                .asString()
                .startsWith("{\"seal\":{\"headHash\":\"" + first.headHash());
        assertThat(verify(RELEASE).findings()).isEmpty();
        assertThat(verify(RELEASE).afterSeal()).isZero();
        assertThatThrownBy(() -> evidence.seal(RELEASE)).hasMessageStartingWith("REL-EVI-006 ");
    }

    @Test
    void sealsNothingThatIsEmpty() {
        assertThatThrownBy(() -> evidence.seal(RELEASE))
                .hasMessage("REL-EVI-020 The ledger of canteen-api-1.5.0 is empty; there is nothing to seal.");
    }

    @Test
    void needsTheCallersTransaction() {
        assertThatThrownBy(() -> evidence.sealing.seal(RELEASE)).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void signsNoLedgerThatWasChangedUnderneath() {
        evidence.fill(RELEASE, 3);
        // Only the owner of the table can do this; it is what the hashes are for.
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        owner.sql("ALTER TABLE ledger_record DISABLE TRIGGER USER").update();
        owner.sql("UPDATE ledger_record SET actor = 'somebody' WHERE sequence = 2")
                .update();

        assertThatThrownBy(() -> evidence.seal(RELEASE))
                .hasMessageStartingWith("REL-EVI-021 The ledger of canteen-api-1.5.0 is not sealed:"
                        + " its stored chain is broken at record 2.");
        assertThat(evidence.sealing.find(RELEASE)).isEmpty();
    }

    @Test
    @DisplayName("a chain that was made anew under a seal is not signed because a record follows it")
    void signsNoLedgerThatIsNotTheOneOfItsSeal() {
        evidence.fill(RELEASE, 3);
        evidence.seal(RELEASE);
        evidence.append(RELEASE, "restrictionLifted", Map.of("reason", "It is over."));
        rewrite(evidence.ledger.records(RELEASE), 2);

        assertThatThrownBy(() -> evidence.seal(RELEASE))
                .hasMessage("REL-EVI-520 The ledger of canteen-api-1.5.0 is not sealed again: its record 3 is not the"
                        + " one that was sealed. Export it and run the verifier.");
        assertThat(evidence.context.getBean(LaterSeals.class).seal()).isZero();
        assertThat(evidence.sealing.all(RELEASE)).hasSize(1);
    }

    @Test
    @DisplayName("nor one whose seal was taken away")
    void sealsNothingInThePlaceOfASealThatIsGone() {
        evidence.fill(RELEASE, 3);
        evidence.seal(RELEASE);
        JdbcClient owner = owner("seal");
        owner.sql("DELETE FROM seal").update();

        assertThatThrownBy(() -> evidence.seal(RELEASE))
                .hasMessageStartingWith("REL-EVI-521 The ledger of canteen-api-1.5.0 is not sealed: it was before");
        assertThat(evidence.context.getBean(LaterSeals.class).seal()).isZero();
    }

    /** As the owner of the tables can: somebody else has done a record, and all after it continue that. */
    private void rewrite(List<LedgerRecord> records, int from) {
        JdbcClient owner = owner("ledger_record", "ledger_head");
        CanonicalJson json = new CanonicalJson();
        String before = records.get(from - 2).hash();
        for (LedgerRecord r : records.subList(from - 1, records.size())) {
            ObjectNode content = RecordForm.content(r);
            content.put("previousHash", before);
            content.put("actor", "somebody");
            before = json.sha256(content);
            owner.sql("UPDATE ledger_record SET actor = 'somebody', previous_hash = ?, hash = ? WHERE sequence = ?")
                    .params(content.get("previousHash").asText(), before, r.sequence())
                    .update();
        }
        owner.sql("UPDATE ledger_head SET hash = ?").param(before).update();
    }

    private JdbcClient owner(String... tables) {
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        for (String table : tables) {
            owner.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
        }
        return owner;
    }

    @Test
    void aRolledBackSealLeavesTheReleaseOpenAndNoGap() {
        evidence.fill(RELEASE, 1);
        assertThatThrownBy(() -> evidence.inTransaction(() -> {
                    evidence.sealing.seal(RELEASE);
                    throw new IllegalStateException("crash");
                }))
                .hasMessage("crash");

        assertThat(evidence.sealing.find(RELEASE)).isEmpty();
        evidence.append(RELEASE, Map.of());
        assertThat(evidence.seal(RELEASE).sequence()).isEqualTo(1);
    }

    @Test
    void aSealWaitsForTheOneBeforeAndContinuesIt() throws Exception {
        evidence.fill("canteen-api-1.4.2", 1);
        evidence.fill(RELEASE, 1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            List<Future<Seal>> second = new ArrayList<>();
            Seal first = evidence.inTransaction(() -> {
                Seal seal = evidence.sealing.seal("canteen-api-1.4.2");
                second.add(thread.submit(() -> evidence.seal(RELEASE)));
                // Not a matter of luck: the other transaction stands at the lock before this one ends.
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::someoneWaitsForTheSeals);
                return seal;
            });

            assertThat(second.get(0).get().previousSealHash()).isEqualTo(first.sealHash());
        } finally {
            thread.shutdownNow();
        }
    }

    private boolean someoneWaitsForTheSeals() {
        return evidence.jdbc.sql("""
                        SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""").query(Integer.class).single().equals(1);
    }

    @Test
    void concurrentSealsMakeOneChain() throws Exception {
        int releases = 8;
        for (int i = 0; i < releases; i++) {
            evidence.fill("canteen-api-1.5." + i, 2);
        }
        ExecutorService threads = Executors.newFixedThreadPool(releases);
        List<Seal> seals = new ArrayList<>();
        try {
            List<Future<Seal>> running = new ArrayList<>();
            for (int i = 0; i < releases; i++) {
                String release = "canteen-api-1.5." + i;
                running.add(threads.submit(() -> evidence.seal(release)));
            }
            for (Future<Seal> seal : running) {
                seals.add(seal.get());
            }
        } finally {
            threads.shutdownNow();
        }

        seals.sort(Comparator.comparingLong(Seal::sequence));
        String previous = "0".repeat(64);
        for (int i = 0; i < releases; i++) {
            assertThat(seals.get(i).sequence()).isEqualTo(i + 1);
            assertThat(seals.get(i).previousSealHash()).isEqualTo(previous);
            previous = seals.get(i).sealHash();
        }
    }

    @Test
    void exportsExactlyTheNamedMembers() {
        evidence.append(RELEASE, Map.of("n", 1));
        evidence.seal(RELEASE);

        List<String> lines = evidence.exported(RELEASE);

        LedgerRecord record = evidence.ledger.records(RELEASE).get(0);
        assertThat(lines.get(0))
                .isEqualTo("{\"actor\":\"tech\",\"definition\":null,\"element\":null,\"hash\":\"" + record.hash()
                        + "\",\"items\":[\"PR-04\"],\"kind\":\"checked\",\"payload\":{\"n\":1},\"previousHash\":\""
                        + "0".repeat(64) + "\",\"release\":\"canteen-api-1.5.0\",\"sequence\":1,"
                        + "\"time\":\"2026-03-01T09:00:00.123456Z\"}");
        assertThat(lines.get(1)).startsWith("{\"seal\":{\"headHash\":\"" + record.hash() + "\",\"headSequence\":1,");
        assertThat(lines).hasSize(2);
        assertThat(evidence.exported("unknown-1.0.0")).isEmpty();
    }

    @Test
    void aGeneratedKeyIsTheOwnersAloneAndStays() throws Exception {
        Path file = keys.resolve("evidence/signing-key.pem");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(generating().signingKey().publicKeyPem()).isEqualTo(evidence.sealing.publicKey());
    }

    private EvidenceSettings generating() {
        return new EvidenceSettings(
                keys.toString(),
                new EvidenceSettings.Evidence(
                        null,
                        true,
                        null,
                        Map.of(),
                        "maqsafy.com/release-evidence",
                        Map.of(),
                        DataSize.ofMegabytes(12),
                        null));
    }

    @Test
    void derivesThePublicKeyOfAGivenPrivateKey() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = keys.resolve("given.pem");
        Files.writeString(file, Pem.encode("PRIVATE KEY", pair.getPrivate().getEncoded()));

        SigningKey key = new EvidenceSettings(
                        "unused",
                        new EvidenceSettings.Evidence(
                                file.toString(),
                                false,
                                null,
                                Map.of(),
                                "maqsafy.com/release-evidence",
                                Map.of(),
                                DataSize.ofMegabytes(12),
                                null))
                .signingKey();

        assertThat(key.publicKeyPem())
                .isEqualTo(Pem.encode("PUBLIC KEY", pair.getPublic().getEncoded()));
        assertThat(key.id()).isEqualTo(SigningKey.idOf(pair.getPublic()));
    }

    @Test
    @DisplayName("RFC 8032, 7.1, test 1: key and signature")
    void signsAsTheStandardSays() throws Exception {
        byte[] privateKey = HexFormat.of()
                .parseHex("302e020100300506032b657004220420"
                        + "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        Path file = keys.resolve("rfc8032.pem");
        Files.writeString(file, Pem.encode("PRIVATE KEY", privateKey));

        SigningKey key = SigningKey.read(file, "test");

        assertThat(HexFormat.of().formatHex(Pem.decode("PUBLIC KEY", key.publicKeyPem())))
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(key.sign(""))))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void saysWhichSettingIsMissingOrWrong() throws Exception {
        assertThatThrownBy(() -> new EvidenceSettings(
                                "data",
                                new EvidenceSettings.Evidence(
                                        "",
                                        false,
                                        null,
                                        Map.of(),
                                        "maqsafy.com/release-evidence",
                                        Map.of(),
                                        DataSize.ofMegabytes(12),
                                        null))
                        .signingKey())
                .hasMessageStartingWith("REL-EVI-030 releases.evidence.signing-key is not set");
        Path nonsense = Files.writeString(keys.resolve("nonsense.pem"), "nonsense");
        assertThatThrownBy(() -> new EvidenceSettings(
                                "data",
                                new EvidenceSettings.Evidence(
                                        nonsense.toString(),
                                        false,
                                        null,
                                        Map.of(),
                                        "maqsafy.com/release-evidence",
                                        Map.of(),
                                        DataSize.ofMegabytes(12),
                                        null))
                        .signingKey())
                .hasMessageStartingWith("REL-EVI-031 releases.evidence.signing-key: " + nonsense + " cannot be read");
    }

    @Test
    void bindsItsSettings() {
        assertThat(settings(Map.of()))
                .isEqualTo(new EvidenceSettings(
                        "./data",
                        new EvidenceSettings.Evidence(
                                null,
                                false,
                                null,
                                Map.of(),
                                "maqsafy.com/release-evidence",
                                Map.of(),
                                DataSize.ofMegabytes(12),
                                null)));
        assertThat(settings(Map.of(
                        "releases.data-dir", "/var/lib/releases",
                        "releases.evidence.signing-key", "/run/secrets/key.pem",
                        "releases.evidence.generate-key", "true")))
                .isEqualTo(new EvidenceSettings(
                        "/var/lib/releases",
                        new EvidenceSettings.Evidence(
                                "/run/secrets/key.pem",
                                true,
                                null,
                                Map.of(),
                                "maqsafy.com/release-evidence",
                                Map.of(),
                                DataSize.ofMegabytes(12),
                                null)));
    }

    private static EvidenceSettings settings(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("releases", EvidenceSettings.class);
    }

    private EvidenceVerifier.Verification verify(String release) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        evidence.export.write(release, out);
        return EvidenceVerifier.with(evidence.sealing.publicKey())
                .ofRelease(release)
                .verify(new ByteArrayInputStream(
                        out.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8)));
    }
}
