package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.source.SourceSettings.Origin;
import com.maqsafy.releases.source.SourceSettings.Ssh;
import com.maqsafy.releases.source.laravel.LaravelMigrations;
import com.maqsafy.releases.testing.Installed;
import com.maqsafy.releases.testing.TestCertificates;
import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Origins behind a real sshd and a real HTTPS server with a certificate of its own authority. */
@DisplayName("OPEN-01: remote repositories over SSH and HTTPS")
class RemoteRepositoryTest {

    private static final Path HTTP_BACKEND = Path.of("/usr/lib/git-core/git-http-backend");
    private static final String TOKEN = "glpat-4fK9vQ2mZ7xT1bN6";

    @TempDir
    private Path directory;

    private Path bare;
    private String head;
    private @Nullable Process sshd;
    private @Nullable HttpServer web;

    @BeforeEach
    void anOrigin() throws Exception {
        Path work = directory.resolve("work");
        try (TestRepository repository = new TestRepository(work)) {
            head = repository.head();
        }
        bare = directory.resolve("origin.git");
        run("git", "clone", "-q", "--bare", work.toString(), bare.toString());
        run("git", "-C", bare.toString(), "config", "http.receivepack", "true");
    }

    @AfterEach
    void stop() throws Exception {
        if (sshd != null) {
            sshd.destroy();
            sshd.waitFor(5, TimeUnit.SECONDS);
        }
        if (web != null) {
            web.stop(0);
        }
    }

    @Test
    @DisplayName("SSH with a locked key and known hosts: branches are read and tags are pushed")
    void readsAndTagsOverSsh() throws Exception {
        int port = startSshd();
        SourceRepository repository =
                repository(ssh(port, key("user", "open sesame"), "open sesame", knownHosts(port)));

        assertThat(repository.branchHead("main")).contains(head);
        assertThat(repository.versionTags()).extracting(VersionTag::version).containsExactly("1.4.1");
        repository.tag("1.5.0", head, "canteen-api 1.5.0");
        assertThat(run("git", "-C", bare.toString(), "rev-parse", "v1.5.0^{commit}"))
                .isEqualTo(head);
        repository.putTag("release-evidence/1", "a note\n");
        assertThat(run("git", "-C", bare.toString(), "cat-file", "tag", "release-evidence/1"))
                .endsWith("a note");
    }

    @Test
    @DisplayName("SSH that does not work says the true cause and the setting")
    void saysWhatIsWrongWithSsh() throws Exception {
        int port = startSshd();
        String key = key("user", "open sesame");

        assertThatThrownBy(() -> repository(ssh(port, "", "", "")).branchHead("main"))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith(
                        "REL-SRC-031 The origin of canteen-api is reached over SSH, and no key is named")
                .hasMessageContaining("releases.services.canteen-api.source.ssh.private-key");
        assertThatThrownBy(() -> repository(ssh(port, key, "open sesame", "")).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-031 No host key is trusted")
                .hasMessageContaining("releases.services.canteen-api.source.ssh.known-hosts");
        assertThatThrownBy(() -> repository(ssh(port, key + ".gone", "", knownHosts(port)))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-031 releases.services.canteen-api.source.ssh.private-key is ");
        assertThatThrownBy(() ->
                        repository(ssh(port, key, "wrong", knownHosts(port))).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-031 The private key for the origin of canteen-api cannot be read")
                .hasMessageContaining("ssh.passphrase");

        Path empty = Files.writeString(directory.resolve("empty"), "");
        assertThatThrownBy(() -> repository(ssh(port, key, "open sesame", empty.toString()))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-032 The host key of [127.0.0.1]:" + port
                        + ", the origin of canteen-api," + " is not known (ssh-ed25519 SHA256:")
                .hasMessageContaining("ssh.known-hosts");
        assertThat(empty).isEmptyFile();

        String[] other = Files.readString(Path.of(key("other", "") + ".pub")).split(" ");
        Path wrong = Files.writeString(
                directory.resolve("wrong"), "[127.0.0.1]:%d %s %s%n".formatted(port, other[0], other[1]));
        assertThatThrownBy(() -> repository(ssh(port, key, "open sesame", wrong.toString()))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-033 The host key of ");

        assertThatThrownBy(() -> repository(ssh(port, key("stranger", ""), "", knownHosts(port)))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-034 The origin of canteen-api refused the key");
        assertThatThrownBy(() -> repository(ssh(freePort(), key, "open sesame", knownHosts(port)))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-035 The origin of canteen-api cannot be connected to");
        assertThatThrownBy(() -> repository(Origins.ssh(
                                "ssh://git@no-such-host.invalid/orders.git",
                                new Ssh(key, "open sesame", knownHosts(port))))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-035 The host of the origin of canteen-api is not known");
        // A number that over HTTPS would be a status.
        bare = directory.resolve("nowhere-403.git");
        assertThatThrownBy(() -> repository(ssh(port, key, "open sesame", knownHosts(port)))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-038 There is no repository at the origin of canteen-api");
        assertThat(directory.resolve("data/source/canteen-api.creating")).doesNotExist();
    }

    @Test
    @DisplayName("HTTPS with a token and a certificate of one's own authority: branches are read and tags are pushed")
    void readsAndTagsOverHttps() throws Exception {
        String url = startHttps();
        SourceRepository repository =
                repository(Origins.https(url, TOKEN, directory.resolve("ca.pem").toString()));

        assertThat(repository.branchHead("main")).contains(head);
        repository.tag("1.5.0", head, "canteen-api 1.5.0");
        assertThat(run("git", "-C", bare.toString(), "rev-parse", "v1.5.0^{commit}"))
                .isEqualTo(head);
        repository.putTag("release-evidence/1", "a note\n");
        assertThat(run("git", "-C", bare.toString(), "cat-file", "tag", "release-evidence/1"))
                .endsWith("a note");
        assertThat(repository.warnings()).isEmpty();
        assertThat(Files.readString(directory.resolve("data/source/canteen-api/config")))
                .doesNotContain(TOKEN);
    }

    @Test
    @DisplayName("HTTPS that does not work says the true cause and the setting, and never the token")
    void saysWhatIsWrongWithHttps() throws Exception {
        String url = startHttps();
        String ca = directory.resolve("ca.pem").toString();

        assertThatThrownBy(() -> repository(Origins.https(url, TOKEN, "")).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-036 The certificate of the origin of canteen-api is not trusted")
                .hasMessageContaining("releases.services.canteen-api.source.ca-certificate");
        assertThatThrownBy(() -> repository(Origins.https(url, "", ca)).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-037 The origin of canteen-api refused to let this account in");
        assertThatThrownBy(() ->
                        repository(Origins.https(url, "wrong-" + TOKEN, ca)).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-037 ")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(TOKEN));
        assertThatThrownBy(() -> repository(Origins.https(url + "x", TOKEN, ca)).branchHead("main"))
                .hasMessageStartingWith("REL-SRC-038 ")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain(TOKEN));
        Path nonsense = Files.writeString(directory.resolve("nonsense.pem"), "no certificate");
        assertThatThrownBy(() -> repository(Origins.https(url, TOKEN, nonsense.toString()))
                        .branchHead("main"))
                .hasMessageStartingWith("REL-SRC-039 releases.services.canteen-api.source.ca-certificate is ");
        Origin inside = Origins.https(url.replace("https://", "https://bot:" + TOKEN + "@"), "", ca);
        SourceRepository repository = repository(inside);
        assertThat(repository.branchHead("main")).contains(head);
        assertThat(repository.warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning)
                        .startsWith("REL-SRC-040 ")
                        .contains("releases.services.canteen-api.source.username")
                        .doesNotContain(TOKEN));
        assertThat(inside.toString()).doesNotContain(TOKEN);
    }

    @Test
    @DisplayName("a shallow clone, local or behind a URL, is said to be one; whole again it works")
    void aShallowCloneIsSaidToBeOne() throws Exception {
        run("git", "-C", directory.resolve("work").toString(), "commit", "-q", "--allow-empty", "-m", "more");
        run("git", "-C", directory.resolve("work").toString(), "commit", "-q", "--allow-empty", "-m", "most");
        Path shallow = directory.resolve("shallow");
        String origin = directory.resolve("work").toUri().toString();
        run("git", "clone", "-q", "--depth", "1", origin, shallow.toString());
        run("git", "-C", shallow.toString(), "fetch", "-q", "--depth", "1", "origin", "tag", "v1.4.1");

        for (String location : List.of(shallow.toString(), shallow.toUri().toString())) {
            SourceRepository repository = repository(Origins.at(location));
            String newest = repository.branchHead("main").orElseThrow();
            assertThat(repository.isShallow()).isEqualTo(location.equals(shallow.toString()));
            assertThatThrownBy(() -> repository.isAncestor(head, newest))
                    .hasMessageStartingWith("REL-SRC-030 The repository of canteen-api is a shallow clone")
                    .hasMessageContaining("git fetch --unshallow");
            assertThatThrownBy(() -> repository.contains("main", head)).hasMessageStartingWith("REL-SRC-030");
            assertThat(repository.isAncestor(newest, newest)).isTrue();
        }

        run("git", "-C", shallow.toString(), "fetch", "-q", "--unshallow");
        SourceRepository whole = repository(Origins.at(shallow.toString()));
        assertThat(whole.isShallow()).isFalse();
        assertThat(whole.isAncestor(head, whole.branchHead("main").orElseThrow()))
                .isTrue();
    }

    @Test
    @DisplayName("a partial clone is said to be one, with what mends it; one that has all is read")
    void aPartialCloneIsSaidToBeOne() throws Exception {
        Path work = directory.resolve("work");
        run("git", "-C", work.toString(), "config", "uploadpack.allowFilter", "true");
        Files.writeString(work.resolve("later.php"), "<?php\n");
        run("git", "-C", work.toString(), "add", "later.php");
        run("git", "-C", work.toString(), "commit", "-q", "-m", "later");
        Path partial = directory.resolve("partial");
        run("git", "clone", "-q", "--bare", "--filter=blob:none", work.toUri().toString(), partial.toString());
        SourceRepository repository = repository(Origins.at(partial.toString()));
        String newest = repository.branchHead("main").orElseThrow();

        assertThat(repository.isPartial()).isTrue();
        assertThat(repository.isShallow()).isFalse();
        assertThat(repository.versionTags()).isNotEmpty();
        assertThat(repository.isAncestor(head, newest)).isTrue();
        assertThatThrownBy(() -> repository.changes(head, newest))
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("REL-SRC-060 The repository of canteen-api is a partial clone")
                .hasMessageEndingWith("Clone it again without --filter at " + partial);

        Path whole = directory.resolve("whole");
        run("git", "clone", "-q", "--bare", work.toUri().toString(), whole.toString());
        SourceRepository mended = repository(Origins.at(whole.toString()));
        assertThat(mended.isPartial()).isFalse();
        assertThat(mended.changes(head, newest).changedLines()).isEqualTo(1);
    }

    @Test
    @DisplayName("what is missing from a whole clone is no partial clone")
    void aBrokenCloneIsNoPartialOne() throws Exception {
        Path broken = directory.resolve("broken");
        run(
                "git",
                "clone",
                "-q",
                "--bare",
                "--no-hardlinks",
                directory.resolve("work").toUri().toString(),
                broken.toString());
        SourceRepository repository = repository(Origins.at(broken.toString()));
        try (var packs = Files.list(broken.resolve("objects/pack"))) {
            for (Path pack : packs.toList()) {
                Files.delete(pack);
            }
        }
        assertThat(repository.isPartial()).isFalse();
        assertThatThrownBy(() -> repository.isAncestor(head, "0123456789abcdef0123456789abcdef01234567"))
                .hasMessageStartingWith("REL-SRC-00");
    }

    private Origin ssh(int port, String key, String passphrase, String knownHosts) {
        String user = System.getProperty("user.name");
        return Origins.ssh("ssh://" + user + "@127.0.0.1:" + port + bare, new Ssh(key, passphrase, knownHosts));
    }

    private SourceRepository repository(Origin origin) {
        SourceSettings settings = new SourceSettings(
                directory.resolve("data").toString(),
                Map.of("canteen-api", new SourceSettings.Service(origin)),
                new SourceSettings.Options(Map.of(), Duration.ofSeconds(20), "Release management", "r@localhost"));
        return new GitSourceRepositories(settings, new LaravelMigrations(), Clock.systemUTC(), () -> false)
                .of("canteen-api")
                .orElseThrow();
    }

    /** A key pair, the private part locked with a passphrase unless that is blank. */
    private String key(String name, String passphrase) throws Exception {
        Path file = directory.resolve(name);
        if (!Files.exists(file)) {
            // One round: opening a key takes as long as it was made to.
            run("ssh-keygen", "-q", "-a", "1", "-t", "ed25519", "-N", passphrase, "-f", file.toString());
        }
        return file.toString();
    }

    private String knownHosts(int port) throws Exception {
        String[] host = Files.readString(directory.resolve("host.pub")).split(" ");
        return Files.writeString(
                        directory.resolve("known_hosts"), "[127.0.0.1]:%d %s %s%n".formatted(port, host[0], host[1]))
                .toString();
    }

    private int startSshd() throws Exception {
        String program = Installed.program("sshd");
        key("host", "");
        key("user", "open sesame");
        Path authorized = directory.resolve("authorized_keys");
        Files.copy(directory.resolve("user.pub"), authorized);
        int port = freePort();
        Path config = Files.writeString(
                directory.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin prohibit-password
                """.formatted(port, directory.resolve("host"), authorized));
        Files.createDirectories(Path.of("/run/sshd"));
        sshd = new ProcessBuilder(program, "-D", "-e", "-f", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.readString(directory.resolve("sshd.log")).contains("Server listening")) {
            assertThat(sshd.isAlive())
                    .as(Files.readString(directory.resolve("sshd.log")))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
        return port;
    }

    /** A server with a certificate for 127.0.0.1, signed by an authority that only {@code ca.pem} knows. */
    private String startHttps() throws Exception {
        Installed.require(
                Files.isExecutable(HTTP_BACKEND),
                "There is no " + HTTP_BACKEND + " (package git), so Git over HTTPS is NOT tested here.");
        TestCertificates authority = new TestCertificates();
        Files.writeString(directory.resolve("ca.pem"), authority.pem());
        KeyPair own = TestCertificates.newKeys();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("server", own.getPrivate(), "changeit".toCharArray(), new Certificate[] {
            authority.certify("127.0.0.1", own, KeyPurposeId.id_kp_serverAuth), authority.certificate()
        });
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        HttpContext context = server.createContext("/", new Backend(directory));
        context.setAuthenticator(new BasicAuthenticator("git") {
            @Override
            public boolean checkCredentials(String user, String password) {
                return user.equals("bot") && password.equals(TOKEN);
            }
        });
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        web = server;
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/origin.git";
    }

    /** Git's own server as a CGI program. */
    private record Backend(Path root) implements com.sun.net.httpserver.HttpHandler {

        @Override
        public void handle(com.sun.net.httpserver.HttpExchange exchange) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(HTTP_BACKEND.toString());
            builder.environment()
                    .putAll(Map.of(
                            "GIT_PROJECT_ROOT", root.toString(),
                            "GIT_HTTP_EXPORT_ALL", "1",
                            "REQUEST_METHOD", exchange.getRequestMethod(),
                            "PATH_INFO", exchange.getRequestURI().getPath(),
                            "REMOTE_USER", "bot",
                            "QUERY_STRING",
                                    java.util.Objects.requireNonNullElse(
                                            exchange.getRequestURI().getQuery(), "")));
            Map<String, String> headers = Map.of(
                    "Content-Type", "CONTENT_TYPE",
                    "Content-Encoding", "HTTP_CONTENT_ENCODING",
                    "Git-Protocol", "HTTP_GIT_PROTOCOL");
            headers.forEach((header, variable) -> {
                String value = exchange.getRequestHeaders().getFirst(header);
                if (value != null) {
                    builder.environment().put(variable, value);
                }
            });
            Process process = builder.start();
            byte[] request = exchange.getRequestBody().readAllBytes();
            builder.environment();
            try (OutputStream in = process.getOutputStream()) {
                in.write(request);
            } catch (IOException e) {
                // It does not read what it does not want.
            }
            byte[] answer = process.getInputStream().readAllBytes();
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            int status = 200;
            for (String line : text.substring(0, end).split("\r\n")) {
                String[] header = line.split(": ", 2);
                if (header[0].equals("Status")) {
                    status = Integer.parseInt(header[1].substring(0, 3));
                } else {
                    exchange.getResponseHeaders().set(header[0], header[1]);
                }
            }
            int length = answer.length - end - 4;
            exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
            exchange.getResponseBody().write(answer, end + 4, length);
            exchange.close();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String run(String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME", "Dev",
                        "GIT_AUTHOR_EMAIL", "dev@example.com",
                        "GIT_COMMITTER_NAME", "Dev",
                        "GIT_COMMITTER_EMAIL", "dev@example.com"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(String.join(" ", command) + ": " + output)
                .isZero();
        return output.strip();
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
