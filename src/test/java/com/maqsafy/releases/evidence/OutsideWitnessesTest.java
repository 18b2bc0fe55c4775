package com.maqsafy.releases.evidence;

import static com.maqsafy.releases.evidence.EvidenceFixture.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.evidence.EvidenceSettings.Witness;
import com.maqsafy.releases.source.TestRepository;
import com.maqsafy.releases.testing.Installed;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@DisplayName("Git tags, time stamps and mailboxes are witnesses of the log of seals (VER-05, RULE-06)")
class OutsideWitnessesTest {

    @TempDir
    Path directory;

    private EvidenceFixture evidence;

    @BeforeEach
    void sealOne() {
        evidence = new EvidenceFixture(directory);
        end(RELEASE, "rolled-back");
    }

    @AfterEach
    void close() {
        evidence.close();
    }

    private void end(String release, String status) {
        evidence.append(release, "statusChanged", Map.of("from", "verifying", "to", status));
        evidence.seal(release);
    }

    /** With the database and the key: everything made anew, and it holds by itself. */
    private void rewrite(String status) {
        JdbcClient owner = JdbcClient.create(evidence.database.owner());
        for (String table : new String[] {"seal", "ledger_record", "ledger_head"}) {
            owner.sql("ALTER TABLE " + table + " DISABLE TRIGGER USER").update();
            owner.sql("DELETE FROM " + table).update();
            owner.sql("ALTER TABLE " + table + " ENABLE TRIGGER USER").update();
        }
        end(RELEASE, status);
    }

    private CheckpointWitnesses witnesses() {
        return evidence.context.getBean(CheckpointWitnesses.class);
    }

    @Test
    @DisplayName("each checkpoint is an annotated tag; a tag that disagrees with the log is found")
    void tagsTheCheckpoints() throws Exception {
        Path folder = directory.resolve("repository");
        try (TestRepository repository = new TestRepository(folder);
                Git git = Git.open(folder.toFile())) {
            Map<String, Witness> tags =
                    Map.of("tags", new Witness(null, null, null, TestRepository.SERVICE, null, null, null, null, null));
            evidence = evidence.restarted(tags, repository.sources());
            witnesses().give();
            witnesses().give();
            end("canteen-api-1.5.1", "released");
            witnesses().give();
            assertThat(git.tagList().call())
                    .extracting(ref -> ref.getName())
                    .containsExactly(
                            "refs/tags/release-evidence/1", "refs/tags/release-evidence/2", "refs/tags/v1.4.1");
            assertThat(repository
                            .sources()
                            .of(TestRepository.SERVICE)
                            .orElseThrow()
                            .tagMessages("release-evidence/"))
                    .containsEntry(
                            "release-evidence/2",
                            evidence.context.getBean(SealLog.class).checkpoint());
            assertThat(witnesses().faults()).isEmpty();

            git.tag().setName("release-evidence/3").setMessage("nothing signed").call();
            assertThat(witnesses().faults())
                    .containsExactly(
                            "REL-EVI-048 The witness tags keeps a checkpoint that none of our keys has signed.");
            git.tagDelete().setTags("release-evidence/3").call();
            git.tag()
                    .setName("release-evidence/7")
                    .setMessage(evidence.context.getBean(SealLog.class).checkpoint())
                    .call();
            assertThat(witnesses().faults())
                    .containsExactly(
                            "REL-EVI-052 The tag release-evidence/7 of canteen-api has a checkpoint of 2 seals: it was moved or renamed.");
            git.tagDelete().setTags("release-evidence/7").call();

            rewrite("released");
            end("canteen-api-1.5.1", "released");
            evidence = evidence.restarted(tags, repository.sources());
            witnesses().give();
            assertThat(witnesses().faults())
                    .containsExactly(
                            "REL-EVI-049 The log of seals does not continue the checkpoint of 1 seals that the witness tags keeps: it was rewritten or cut.",
                            "REL-EVI-049 The log of seals does not continue the checkpoint of 2 seals that the witness tags keeps: it was rewritten or cut.");
        }
        evidence = evidence.restarted(
                Map.of("tags", new Witness(null, null, null, "snack-api", null, null, null, null, null)));
        assertThat(witnesses().faults())
                .singleElement()
                .asString()
                .startsWith("REL-EVI-047 The witness tags of the log of seals could not be asked: ")
                .contains("set releases.services.snack-api.source.repository");
    }

    @Test
    @DisplayName("each checkpoint is stamped; openssl verifies it, and a rewritten log does not continue it")
    void stampsTheCheckpoints() throws Exception {
        try (TestAuthority authority = new TestAuthority();
                TestAuthority another = new TestAuthority()) {
            Path trusted = authority.certificate(directory.resolve("tsa.pem"));
            Map<String, Witness> stamps = Map.of("stamps", stamped(authority, trusted));
            evidence = evidence.restarted(stamps);
            witnesses().give();
            witnesses().give();
            evidence = evidence.restarted(stamps);
            witnesses().give();
            TimeStamps.TimeStamp stamp =
                    evidence.context.getBean(TimeStamps.class).all().get(0);
            assertThat(evidence.context.getBean(TimeStamps.class).all()).hasSize(1);
            assertThat(stamp.checkpoint())
                    .isEqualTo(evidence.context.getBean(SealLog.class).checkpoint());
            assertThat(witnesses().faults()).isEmpty();
            assertThat(openssl(stamp, trusted)).isZero();
            assertThat(openssl(stamp, another.certificate(directory.resolve("another.pem"))))
                    .isNotZero();

            Files.copy(directory.resolve("another.pem"), trusted, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(witnesses().faults())
                    .singleElement()
                    .asString()
                    .startsWith("REL-EVI-053 The time stamp of stamps for the checkpoint of 1 seals does not hold: ");
            authority.certificate(trusted);

            rewrite("released");
            evidence = evidence.restarted(stamps);
            assertThat(witnesses().faults())
                    .containsExactly(
                            "REL-EVI-049 The log of seals does not continue the checkpoint of 1 seals that the witness stamps keeps: it was rewritten or cut.");

            // Whoever has the database puts the new checkpoint beside the old stamp.
            JdbcClient owner = JdbcClient.create(evidence.database.owner());
            owner.sql("ALTER TABLE checkpoint_timestamp DISABLE TRIGGER USER").update();
            owner.sql("UPDATE checkpoint_timestamp SET checkpoint = ?")
                    .param(evidence.context.getBean(SealLog.class).checkpoint())
                    .update();
            assertThat(witnesses().faults())
                    .containsExactly(
                            "REL-EVI-053 The time stamp of stamps for the checkpoint of 1 seals does not hold: it is the time stamp of something else");
            owner.sql("UPDATE checkpoint_timestamp SET checkpoint = ?, stamped_at = ?")
                    .params(
                            stamp.checkpoint(),
                            Instant.parse("2026-01-01T00:00:00Z").atOffset(java.time.ZoneOffset.UTC))
                    .update();
            assertThat(witnesses().faults().get(0)).contains("does not hold: it says ", ", not 2026-01-01T00:00:00Z");
        }
    }

    @Test
    @DisplayName("what an authority answers counts only for the request, and from one that is trusted")
    void takesNoOtherAnswer() throws Exception {
        byte[] content = "a checkpoint".getBytes(StandardCharsets.UTF_8);
        try (TestAuthority authority = new TestAuthority()) {
            Path trusted = authority.certificate(directory.resolve("tsa.pem"));
            TimeStampAuthority asked = new TimeStampAuthority(authority.url(), null, trusted, null);
            byte[] answer = asked.stamp(content);
            assertThat(asked.timeOf(answer, content)).isBetween(Instant.now().minusSeconds(60), Instant.now());

            assertThatThrownBy(() -> asked.timeOf(answer, new byte[0]))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it is the time stamp of something else");
            assertThatThrownBy(() ->
                            new TimeStampAuthority(authority.url(), null, trusted, "1.2.3.4.2").timeOf(answer, content))
                    .isInstanceOf(IOException.class)
                    .hasMessage("its policy is 1.2.3.4.1, not 1.2.3.4.2");
            // The answer of before, once more: another nonce.
            authority.answer = bytes -> answer;
            assertThatThrownBy(() -> asked.stamp(content))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("its answer is not one to the request: ");
            authority.answer = bytes -> new byte[] {1, 2, 3};
            assertThatThrownBy(() -> asked.stamp(content)).isInstanceOf(IOException.class);
            authority.answer = bytes -> bytes;
            // A stamp of something else under the right nonce.
            authority.request = request -> {
                TimeStampRequestGenerator other = new TimeStampRequestGenerator();
                other.setCertReq(true);
                return other.generate(TSPAlgorithms.SHA256, new byte[32], request.getNonce());
            };
            assertThatThrownBy(() -> asked.stamp(content))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("its answer is not one to the request: ");
            authority.request = request -> {
                TimeStampRequestGenerator other = new TimeStampRequestGenerator();
                return other.generate(
                        TSPAlgorithms.SHA256,
                        CanonicalJson.digestOf(content),
                        request.getNonce().add(BigInteger.ONE));
            };
            assertThatThrownBy(() -> asked.stamp(content)).isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("what could not be stamped is stamped later; nothing unverified is kept")
    void isGivenLater() throws Exception {
        try (TestAuthority authority = new TestAuthority();
                TestAuthority another = new TestAuthority()) {
            Path trusted = another.certificate(directory.resolve("tsa.pem"));
            evidence = evidence.restarted(Map.of("stamps", stamped(authority, trusted)));
            witnesses().give();
            assertThat(evidence.context.getBean(TimeStamps.class).all()).isEmpty();
            authority.certificate(trusted);
            witnesses().give();
            assertThat(evidence.context.getBean(TimeStamps.class).all()).hasSize(1);
        }
    }

    private static Witness stamped(TestAuthority authority, Path trusted) {
        return new Witness(
                null, null, null, null, authority.url(), trusted.toString(), TestAuthority.POLICY, null, null);
    }

    private int openssl(TimeStamps.TimeStamp stamp, Path trusted) throws Exception {
        String openssl = Installed.program("openssl");
        Path response = Files.write(directory.resolve("response.tsr"), stamp.response());
        Path data = Files.writeString(directory.resolve("checkpoint"), stamp.checkpoint());
        return new ProcessBuilder(
                        openssl,
                        "ts",
                        "-verify",
                        "-in",
                        response.toString(),
                        "-data",
                        data.toString(),
                        "-CAfile",
                        trusted.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("openssl.log").toFile())
                .start()
                .waitFor();
    }

    @Test
    @DisplayName("a mailbox gets the checkpoint as it is, at most one an hour")
    void mailsTheCheckpoints() throws Exception {
        List<MimeMessage> sent = new ArrayList<>();
        JavaMailSenderImpl mail = new JavaMailSenderImpl() {
            @Override
            public void send(MimeMessage message) {
                sent.add(message);
            }
        };
        Instant[] now = {Instant.parse("2026-03-01T09:00:00Z")};
        Clock clock = Mockito.mock(Clock.class);
        Mockito.when(clock.instant()).thenAnswer(call -> now[0]);
        MailPlace place = new MailPlace("archive@example.com", "releases@example.com", mail, clock);
        String note = evidence.context.getBean(SealLog.class).checkpoint();

        assertThat(place.give(1, note)).isTrue();
        assertThat(place.give(2, note)).isFalse();
        now[0] = now[0].plus(Duration.ofHours(1));
        assertThat(place.give(3, note)).isTrue();

        assertThat(sent).hasSize(2);
        assertThat(sent.get(0).getSubject()).isEqualTo("Checkpoint of the log of seals: 1");
        assertThat(sent.get(0).getAllRecipients()).extracting(Object::toString).containsExactly("archive@example.com");
        assertThat(sent.get(0).getContent()).isEqualTo(note);
        assertThat(place.kept(new ArrayList<>())).isEmpty();
    }
}
