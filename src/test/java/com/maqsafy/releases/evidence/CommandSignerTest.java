package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.evidence.EvidenceSettings.Evidence;
import com.maqsafy.releases.evidence.EvidenceSettings.KeyCommand;
import com.maqsafy.releases.testing.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.unit.DataSize;

@DisplayName("Whoever holds the key signs by a command: openssl, a token of PKCS#11")
class CommandSignerTest {

    @TempDir
    Path directory;

    @Test
    @DisplayName("what openssl signs is what the file's key signs, and nothing of it stays behind")
    void signsWithOpenssl() throws Exception {
        String openssl = Installed.program("openssl");
        SigningKey file = SigningKey.readOrGenerate(directory.resolve("key"));
        SigningKey key = key(
                publicKey(file.publicKeyPem()),
                List.of(
                        openssl,
                        "pkeyutl",
                        "-sign",
                        "-rawin",
                        "-inkey",
                        directory.resolve("key/signing-key.pem").toString(),
                        "-in",
                        "{message}",
                        "-out",
                        "{signature}"));

        assertThat(key.id()).isEqualTo(file.id());
        assertThat(key.sign("what is sealed")).isEqualTo(file.sign("what is sealed"));
        assertThat(leftFolders()).isEmpty();
    }

    @Test
    @DisplayName("a token of SoftHSM signs by pkcs11-tool; the private key never leaves it")
    void signsWithAToken() throws Exception {
        String util = Installed.program("softhsm2-util");
        String tool = Installed.program("pkcs11-tool");
        Path module = Stream.of("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        Path conf = Files.writeString(
                directory.resolve("softhsm2.conf"),
                "directories.tokendir = " + Files.createDirectory(directory.resolve("tokens"))
                        + "\nobjectstore.backend = file\n");
        run(conf, util, "--init-token", "--free", "--label", "releases", "--pin", "1234", "--so-pin", "1234");
        run(
                conf,
                tool,
                "--module",
                module.toString(),
                "--token-label",
                "releases",
                "--login",
                "--pin",
                "1234",
                "--keypairgen",
                "--key-type",
                "EC:edwards25519",
                "--id",
                "01",
                "--label",
                "evidence");
        Path pem = directory.resolve("public.pem");
        run(
                conf,
                tool,
                "--module",
                module.toString(),
                "--token-label",
                "releases",
                "--read-object",
                "--type",
                "pubkey",
                "--id",
                "01",
                "--output-file",
                pem.toString());
        SigningKey key = key(
                pem,
                List.of(
                        "env",
                        "SOFTHSM2_CONF=" + conf,
                        tool,
                        "--module",
                        module.toString(),
                        "--token-label",
                        "releases",
                        "--login",
                        "--pin",
                        "1234",
                        "--sign",
                        "--mechanism",
                        "EDDSA",
                        "--id",
                        "01",
                        "--input-file",
                        "{message}",
                        "--output-file",
                        "{signature}"));

        byte[] message = "what is sealed".getBytes(StandardCharsets.UTF_8);
        assertThat(SigningKey.isSigned(key.publicKey(), message, key.sign(message)))
                .isTrue();
    }

    private void run(Path conf, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SOFTHSM2_CONF", conf.toString());
        Path said = directory.resolve("said");
        int status = builder.redirectOutput(said.toFile()).start().waitFor();
        assertThat(status)
                .as(String.join(" ", command) + Files.readString(said))
                .isZero();
    }

    @Test
    @DisplayName("a signature of another key, or none, seals nothing")
    void takesNothingElse() throws Exception {
        SigningKey one = SigningKey.readOrGenerate(directory.resolve("one"));
        Path other = Files.write(
                directory.resolve("other"),
                SigningKey.readOrGenerate(directory.resolve("two")).sign(new byte[] {1}));
        Path key = publicKey(one.publicKeyPem());

        assertThatThrownBy(() -> key(key, script("cp '" + other + "' \"$2\"")).sign(new byte[] {1}))
                .hasMessageStartingWith(
                        "REL-EVI-033 Signing failed: what was signed does not belong to the public key");
        assertThatThrownBy(() -> key(key, script("test -s \"$1\"")).sign(new byte[] {1}))
                .hasMessage("REL-EVI-033 Signing failed: releases.evidence.signer.command wrote no file {signature}.");
        assertThatThrownBy(() -> key(key, script("echo no token; exit 3")).sign(new byte[] {1}))
                .hasMessageStartingWith("REL-EVI-033 Signing failed: releases.evidence.signer.command: REL-CMD-")
                .hasMessageEndingWith("no token");
        assertThat(leftFolders()).isEmpty();
    }

    @Test
    void isSetUpWholly() throws Exception {
        KeyCommand whole =
                new KeyCommand(List.of("sign", "{message}", "{signature}"), "key.pem", Duration.ofSeconds(5));
        assertThatThrownBy(() -> new KeyCommand(List.of("sign", "{message}"), "key.pem", Duration.ofSeconds(5)))
                .hasMessageStartingWith("REL-EVI-058 ");
        assertThatThrownBy(() -> new KeyCommand(whole.command(), " ", Duration.ofSeconds(5)))
                .hasMessageStartingWith("REL-EVI-059 ");
        assertThatThrownBy(() -> new KeyCommand(whole.command(), "key.pem", Duration.ZERO))
                .hasMessageStartingWith("REL-EVI-060 ");
        assertThatThrownBy(() -> new Evidence(
                        "key.pem", false, null, Map.of(), "example.com/log", Map.of(), DataSize.ofMegabytes(12), whole))
                .hasMessageStartingWith("REL-EVI-057 ");
        assertThatThrownBy(() -> key(Files.writeString(directory.resolve("no.pem"), "no key"), whole.command()))
                .hasMessageStartingWith("REL-EVI-031 releases.evidence.signer.public-key: ");
    }

    private List<String> script(String text) throws IOException {
        Path script = Files.writeString(directory.resolve("sign.sh"), text + "\n");
        return List.of("sh", script.toString(), "{message}", "{signature}");
    }

    private Path publicKey(String pem) throws IOException {
        return Files.writeString(directory.resolve("public.pem"), pem);
    }

    private static SigningKey key(Path publicKey, List<String> command) {
        EvidenceSettings settings = new EvidenceSettings(
                ".",
                new Evidence(
                        null,
                        false,
                        null,
                        Map.of(),
                        "example.com/log",
                        Map.of(),
                        DataSize.ofMegabytes(12),
                        new KeyCommand(command, publicKey.toString(), Duration.ofSeconds(20))));
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Commands.class)) {
            return settings.signingKey(context.getBean(CommandRunner.class));
        }
    }

    private static List<Path> leftFolders() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("release-evidence"))
                    .toList();
        }
    }

    @ComponentScan("com.maqsafy.releases.command")
    static class Commands {}
}
