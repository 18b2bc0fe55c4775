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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
