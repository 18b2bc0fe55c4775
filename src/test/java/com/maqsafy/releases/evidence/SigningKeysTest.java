package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.testing.SettableClock;
import com.maqsafy.releases.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.unit.DataSize;

/** Nobody starts with another signing key than the one that is recorded. */
@ExtendWith(OutputCaptureExtension.class)
class SigningKeysTest {

    private static final Set<String> ADMIN = Set.of("camunda-admin");
    private static final Set<String> MANAGEMENT = Set.of("management");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T09:00:00Z"));
    private TestDatabase database;

    @TempDir
    private Path directory;

    @BeforeEach
    void create() {
        database = TestDatabase.create().migrateAll();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void recordsTheFirstKeyAndStartsWithItAgain() {
        start("one", null);
        SigningKeys keys = start("one", null);

        assertThat(keys.all()).singleElement().satisfies(k -> {
            assertThat(k.id()).isEqualTo(key("one").id());
            assertThat(k.publicKey()).isEqualTo(key("one").publicKeyPem());
            assertThat(k.previous()).isNull();
        });
    }

    @Test
    void refusesAStartWithAnotherKey() {
        start("one", null);

        assertThatThrownBy(() -> start("two", null))
                .isInstanceOf(SigningKeyChangedException.class)
                .hasMessageStartingWith("REL-EVI-036 Not started: the signing key "
                        + key("two").id() + " is not " + key("one").id())
                .hasMessageContaining("POST /api/evidence/rotations")
                .message()
                .doesNotContain("\n");
        assertThat(start("one", null).all()).as("nothing of it is kept").hasSize(1);
    }

    @Test
    void refusesAKeyThatIsNotThatOfTheLastSealOfAnOlderDatabase() {
        JdbcClient jdbc = JdbcClient.create(database.superuser());
        jdbc.sql("ALTER TABLE seal DISABLE TRIGGER seal_append").update();
        jdbc.sql(
                        "INSERT INTO seal VALUES (1, 'a-1.0.0', 1, repeat('0', 64), now(), repeat('0', 64), repeat('0', 64), 's', ?, '{}')")
                .param(key("one").id())
                .update();

        assertThatThrownBy(() -> start("two", null)).isInstanceOf(SigningKeyChangedException.class);
        assertThat(start("one", null).all()).hasSize(1);
    }

    @Test
    void acceptsTheKeyThatTwoPeopleAnnouncedAndTheOldKeySigned(CapturedOutput output) throws Exception {
        SigningKeys old = start("one", null);
        String next = key("two").publicKeyPem();

        assertThatThrownBy(() -> old.rotate("dev", Set.of("developer"), next, "New year"))
                .hasMessageStartingWith("REL-EVI-038");
        assertThatThrownBy(() -> old.rotate("admin", ADMIN, "a key", "New year"))
                .hasMessageStartingWith("REL-EVI-039 publicKey");
        assertThatThrownBy(() -> old.rotate("admin", ADMIN, next, " ")).hasMessageStartingWith("REL-EVI-039");
        assertThat(old.rotate("admin", ADMIN, next, "New year")).isFalse();
        assertThatThrownBy(() -> old.rotate("admin", ADMIN, next, "New year")).hasMessageStartingWith("REL-EVI-040");
        assertThatThrownBy(() -> start("two", null))
                .as("one person is not enough")
                .hasMessageStartingWith("REL-EVI-036");
        assertThat(old.rotate("manager", MANAGEMENT, next, "New year")).isTrue();
        assertThat(output)
                .contains("REL-EVI-041 Key " + key("two").id()
                        + " signs from the next start on; announced by [admin, manager].");

        SigningKeys rotated = start("two", null);
        SigningKeys.RecordedKey recorded = rotated.all().get(1);
        assertThat(recorded.recordedBy()).containsExactly("admin", "manager");
        assertThat(recorded.previous()).isEqualTo(key("one").id());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(
                        Pem.decode("PUBLIC KEY", key("one").publicKeyPem()))));
        signature.update(rotated.signed(recorded).getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(recorded.signature())))
                .isTrue();
        assertThatThrownBy(() -> start("one", null))
                .as("the old key signs no more")
                .hasMessageStartingWith("REL-EVI-036");
        assertThatThrownBy(() -> rotated.rotate("admin", ADMIN, key("one").publicKeyPem(), "Back"))
                .hasMessageStartingWith("REL-EVI-040");
    }

    @Test
    void startsWithoutALostKeyOnlyWhenItIsNamed(CapturedOutput output) {
        start("one", null);

        assertThatThrownBy(() -> start("two", key("three").id())).hasMessageStartingWith("REL-EVI-036");
        SigningKeys keys = start("two", key("one").id());

        assertThat(output)
                .contains("REL-EVI-037 Key " + key("two").id() + " follows "
                        + key("one").id() + ", which is lost and did not sign for it.");
        assertThat(keys.all().get(1)).satisfies(k -> {
            assertThat(k.previous()).isEqualTo(key("one").id());
            assertThat(k.signature()).as("nobody could sign").isNull();
            assertThat(k.reason()).contains("lost");
        });
    }

    @Test
    void aRevokedKeyIsListedAsOneAndSignsNoMore() {
        Instant from = Instant.parse("2026-03-01T00:00:00Z");
        start("one", null);
        String old = key("one").id();
        assertThatThrownBy(() -> start("one", null, Map.of(old, from)))
                .isInstanceOf(SigningKeyChangedException.class)
                .hasMessageStartingWith("REL-EVI-251 Not started: the signing key " + old + " is revoked from " + from);

        SigningKeys keys = start("two", old, Map.of(old, from));

        assertThat(keys.all()).extracting(SigningKeys.RecordedKey::revokedFrom).containsExactly(from, null);
        assertThat(keys.publicKeys())
                .startsWith("Revoked: " + old + " 2026-03-01T00:00:00Z\n-----BEGIN PUBLIC KEY-----");
        assertThat(RevokedKeys.in(keys.publicKeys()).of(old)).isEqualTo(from);
        assertThat(EvidenceVerifier.keys(keys.publicKeys())).hasSize(2);
    }

    @Test
    @DisplayName("a key that somebody put into the table is none of those that follow each other")
    void findsAKeyThatNobodyAnnounced() {
        SigningKeys keys = start("one", null);
        assertThat(keys.faults()).isEmpty();
        SigningKey ours = key("one");
        SigningKey theirs = key("two");
        String notSigned = "The recorded signing key %s was not signed by %s, the key before: it was put in."
                .formatted(theirs.id(), ours.id());

        // As the application's own role may.
        put(2, theirs.id(), theirs, ours.id(), null);
        assertThat(keys.faults()).containsExactly(notSigned);
        change("UPDATE signing_key SET signature = ? WHERE sequence = 2", theirs.sign("anything"));
        assertThat(keys.faults()).containsExactly(notSigned);
        change(
                "UPDATE signing_key SET previous_key_id = ? WHERE sequence = 2",
                key("three").id());
        assertThat(keys.faults())
                .containsExactly("The recorded signing key %s does not follow %s: one of them was added or taken away."
                        .formatted(theirs.id(), key("three").id()));
        change(
                "UPDATE signing_key SET key_id = ? WHERE sequence = 2",
                key("three").id());
        assertThat(keys.faults())
                .containsExactly("The recorded signing key %s was changed: it is another one."
                        .formatted(key("three").id()));
        change("UPDATE signing_key SET public_key = ? WHERE sequence = 2", "no key");
        assertThat(keys.faults())
                .containsExactly("The recorded signing key %s was changed: it cannot be read."
                        .formatted(key("three").id()));
        change("DELETE FROM signing_key WHERE sequence = ?", 2);
        // In the place of ours, which then seems to have followed one that was lost.
        change("DELETE FROM signing_key WHERE sequence = ?", 1);
        assertThat(keys.faults())
                .containsExactly("The signing key %s is not recorded: it was taken away.".formatted(ours.id()));
        put(1, theirs.id(), theirs, null, null);
        put(2, ours.id(), ours, theirs.id(), null);
        assertThat(keys.faults())
                .as("the log says that theirs never signed before ours")
                .isEmpty();
    }

    @Test
    void findsNothingInKeysThatFollowEachOther() {
        SigningKeys old = start("one", null);
        old.rotate("admin", ADMIN, key("two").publicKeyPem(), "New year");
        old.rotate("manager", MANAGEMENT, key("two").publicKeyPem(), "New year");
        assertThat(old.faults()).isEmpty();
        assertThat(start("two", null).faults()).isEmpty();
        SigningKeys third = start("three", key("two").id());
        assertThat(third.faults()).as("the key before was lost").isEmpty();
    }

    @Test
    @DisplayName("a key may be announced in place of one that was announced and not used yet")
    void findsNothingInASecondAnnouncement() {
        SigningKeys old = start("one", null);
        for (String next : List.of("two", "three")) {
            old.rotate("admin", ADMIN, key(next).publicKeyPem(), "New year");
            old.rotate("manager", MANAGEMENT, key(next).publicKeyPem(), "New year");
        }
        assertThat(old.faults()).isEmpty();
        assertThat(start("three", null).faults()).isEmpty();

        // Whoever has a key that was replaced announces nothing by it, where the next one signs.
        SigningKey first = key("one");
        SigningKeys third = start("three", null);
        put(4, key("four").id(), key("four"), first.id(), null);
        SigningKeys.RecordedKey fourth = third.all().get(3);
        change("UPDATE signing_key SET signature = ? WHERE sequence = 4", first.sign(third.signed(fourth)));
        assertThat(old.faults()).as("there it still signs").isEmpty();
        assertThat(third.faults())
                .containsExactly("The recorded signing key %s does not follow %s: one of them was added or taken away."
                        .formatted(key("four").id(), first.id()));
    }

    @Test
    void findsThatTheFirstKeyWasTakenAway() {
        start("one", null);
        SigningKeys second = start("two", key("one").id());
        change("DELETE FROM signing_key WHERE sequence = ?", 1);
        assertThat(second.faults())
                .containsExactly("The recorded signing key %s does not follow %s: one of them was added or taken away."
                        .formatted(key("two").id(), key("one").id()));
    }

    private void put(int sequence, String id, SigningKey key, @Nullable String previous, @Nullable String signature) {
        JdbcClient.create(database.superuser())
                .sql(
                        "INSERT INTO signing_key VALUES (?, ?, ?, now(), '{system:start}', 'The key before is lost', ?, ?)")
                .params(sequence, id, key.publicKeyPem(), previous, signature)
                .update();
    }

    private void change(String sql, Object value) {
        JdbcClient jdbc = JdbcClient.create(database.superuser());
        jdbc.sql("ALTER TABLE signing_key DISABLE TRIGGER USER").update();
        jdbc.sql(sql).param(value).update();
    }

    @Test
    void tellsWhenTheNextStartWouldNotFindTheKey() throws Exception {
        EvidenceSettings settings = settings("one", null);
        SigningKeyHealth health = new SigningKeyHealth(settings, settings.signingKey());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);

        Path file = directory.resolve("one/evidence/signing-key.pem");
        Files.copy(file, directory.resolve("kept"));
        key("two");
        Files.copy(
                directory.resolve("two/evidence/signing-key.pem"),
                file,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(health.health().getDetails().toString()).contains("REL-EVI-042");
        Files.writeString(file, "no key");
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails().toString()).contains("REL-EVI-031");
    }

    private SigningKey key(String name) {
        return settings(name, null).signingKey();
    }

    private EvidenceSettings settings(String name, @Nullable String replacesKey) {
        return settings(name, replacesKey, Map.of());
    }

    private EvidenceSettings settings(String name, @Nullable String replacesKey, Map<String, Instant> revoked) {
        return new EvidenceSettings(
                directory.resolve(name).toString(),
                new EvidenceSettings.Evidence(
                        null, true, replacesKey, revoked, "example.com/log", Map.of(), DataSize.ofMegabytes(12), null));
    }

    private SigningKeys start(String name, @Nullable String replacesKey) {
        return start(name, replacesKey, Map.of());
    }

    private SigningKeys start(String name, @Nullable String replacesKey, Map<String, Instant> revoked) {
        SigningKeys keys = new SigningKeys(
                JdbcClient.create(database.dataSource()),
                key(name),
                settings(name, replacesKey, revoked),
                new CanonicalJson(),
                Persons.unknown(),
                new JdbcTransactionManager(database.dataSource()),
                clock);
        keys.afterPropertiesSet();
        return keys;
    }
}
