package com.maqsafy.releases.deployment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.deployment.ProductionSettings.Http;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.source.SemanticVersion;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * Asks the target of a service which version it runs. It leaves the JVM, so no transaction may be open. Whatever goes
 * wrong is part of the answer; nothing of an answer is kept but a version and a commit.
 */
@Component
class TargetVersion {

    private static final int LONGEST_ANSWER = 1024 * 1024;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");

    // An answer that tells two versions tells none.
    private final ObjectMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    // Made when first needed, so that start-up does not wait for it.
    private final SingletonSupplier<HttpClient> client = SingletonSupplier.of(() -> HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build());

    private final DeploymentSettings deployments;
    private final CommandRunner commands;
    private final ProductionRows rows;
    private final Clock clock;

    TargetVersion(DeploymentSettings deployments, CommandRunner commands, @Lazy ProductionRows rows, Clock clock) {
        this.deployments = deployments;
        this.commands = commands;
        this.rows = rows;
        this.clock = clock;
    }

    /** What the target says; its time is when it was asked. While it is held in maintenance mode it is asked past it. */
    Observed ask(String service, Question question) {
        return ask(
                service,
                question,
                question.http() == null
                        ? Optional.empty()
                        : rows.find(service)
                                .filter(state -> state.maintenance() != null)
                                .flatMap(state -> deployments.bypass(service)));
    }

    /** The same for whoever only tries out the settings: nothing is known of what was recorded. */
    Observed look(String service, Question question) {
        return ask(service, question, Optional.empty());
    }

    private Observed ask(String service, Question question, Optional<Bypass> bypass) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            String answer = withoutMark(answer(service, question, bypass));
            @Nullable String commit = commit(answer, question);
            return new Observed(version(service, answer, question), commit, at, null);
        } catch (CannotTell e) {
            return new Observed(null, null, at, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Observed(null, null, at, "REL-PRD-010 The application ended while the target was asked.");
        }
    }

    private String answer(String service, Question question, Optional<Bypass> bypass)
            throws CannotTell, InterruptedException {
        if (question.http() != null) {
            return http(question.http(), question, bypass);
        }
        return question.command().isEmpty() ? file(question) : command(service, question);
    }

    /** Some editors and systems begin a file with a byte order mark, which means nothing in UTF-8. */
    private static String withoutMark(String answer) {
        return answer.startsWith("\uFEFF") ? answer.substring(1) : answer;
    }

    private String http(Http http, Question question, Optional<Bypass> way) throws CannotTell, InterruptedException {
        URI url = URI.create(http.url());
        // What stands in front of a target is not to answer of what it ran before.
        HttpRequest.Builder request = HttpRequest.newBuilder(url).GET().header("Cache-Control", "no-cache");
        http.headers().forEach(request::header);
        if (!http.username().isBlank()) {
            byte[] login = (http.username() + ":" + http.password()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        // The deadline holds for all of it, the last byte of the body included.
        long end = System.nanoTime() + question.timeout().toNanos();
        try {
            pass(way.filter(bypass -> bypass.covers(url)), url, request, end);
            return body(send(request, end), !question.json().isBlank());
        } catch (TimeoutException e) {
            throw new CannotTell("REL-PRD-011 The target did not answer within "
                    + question.timeout().toMillis() + " ms.");
        } catch (ExecutionException e) {
            throw new CannotTell("REL-PRD-012 The target cannot be reached ("
                    + requireNonNull(e.getCause()).getClass().getSimpleName() + ").");
        }
    }

    /** What is not read to its end is hung up on, so that no target can hold a thread or a connection. */
    private HttpResponse<CappedBody.Text> send(HttpRequest.Builder request, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        CompletableFuture<HttpResponse<CappedBody.Text>> exchange =
                client.obtain().sendAsync(request.build(), response -> new CappedBody(LONGEST_ANSWER));
        try {
            return exchange.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } finally {
            exchange.cancel(true);
        }
    }

    private void pass(Optional<Bypass> way, URI url, HttpRequest.Builder request, long end)
            throws InterruptedException, ExecutionException, TimeoutException {
        way.filter(bypass -> !bypass.header().isBlank())
                .ifPresent(bypass -> request.header(bypass.headerName(), bypass.headerValue()));
        String path = way.map(Bypass::path).orElse("");
        if (path.isBlank()) {
            return;
        }
        HttpResponse<?> visited = send(HttpRequest.newBuilder(url.resolve(path)).GET(), end);
        String cookies = visited.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies);
        }
    }

    /** A target that is not well may still tell its version in JSON; any other error page is no answer. */
    private static String body(HttpResponse<CappedBody.Text> response, boolean anyStatus) throws CannotTell {
        boolean redirected = response.statusCode() / 100 == 3;
        if (redirected || (response.statusCode() / 100 != 2 && !anyStatus)) {
            throw new CannotTell("REL-PRD-013 The target answered with status " + response.statusCode() + "."
                    + (redirected ? " Redirects are not followed: name the final address." : ""));
        }
        return response.body().text();
    }

    private String command(String service, Question question) throws CannotTell {
        Path directory =
                deployments.of(service).map(d -> Path.of(d.workingDirectory())).orElse(Path.of("."));
        Map<String, String> variables = deployments
                .of(service)
                .map(DeploymentSettings.Deployment::environment)
                .orElse(Map.of());
        CommandResult result = commands.run(
                new CommandSpec(question.command(), directory, variables, question.timeout(), LONGEST_ANSWER));
        if (!result.succeeded()) {
            throw new CannotTell("REL-PRD-014 The command that asks the target did not end well: " + result.message());
        }
        return result.output();
    }

    /** A file system that is away may never answer; a pipe is no file. */
    private static String file(Question question) throws CannotTell, InterruptedException {
        FutureTask<String> reading = new FutureTask<>(() -> {
            Path file = Path.of(question.file());
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(question.file());
            }
            try (InputStream in = Files.newInputStream(file)) {
                return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            }
        });
        Thread reader = new Thread(reading, "production-file");
        reader.setDaemon(true);
        reader.start();
        try {
            return reading.get(question.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CannotTell(
                    "REL-PRD-011 The file that tells the version was not read within " + question.timeout() + ".");
        } catch (ExecutionException e) {
            throw new CannotTell("REL-PRD-015 The file that tells the version cannot be read ("
                    + requireNonNull(e.getCause()).getClass().getSimpleName() + ").");
        } finally {
            reading.cancel(true);
        }
    }

    private String version(String service, String answer, Question question) throws CannotTell {
        String text;
        if (!question.json().isBlank()) {
            text = member(answer, question.json());
        } else if (!question.pattern().isBlank()) {
            Matcher matcher = Pattern.compile(question.pattern()).matcher(answer);
            text = matcher.find() && matcher.group(1) != null ? matcher.group(1) : "";
        } else {
            text = answer.lines().findFirst().orElse("");
        }
        String version = withoutPrefix(text.strip(), deployments.tagPrefix(service));
        if (version.length() > 64 || SemanticVersion.parse(version).isEmpty()) {
            // What it said instead is not kept: it may be anything.
            throw new CannotTell("REL-PRD-016 The target's answer has no version MAJOR.MINOR.PATCH where "
                    + ProductionSettings.property(service) + " says. Check json or pattern.");
        }
        // Build metadata is no part of which version it is: releases have none, and it could never be accepted.
        return version.contains("+") ? version.substring(0, version.indexOf('+')) : version;
    }

    /** People write a version as its tag is called, or with the usual v. */
    private static String withoutPrefix(String version, String tagPrefix) {
        for (String prefix : List.of(tagPrefix, "v", "V")) {
            if (!prefix.isEmpty() && version.startsWith(prefix)) {
                return version.substring(prefix.length());
            }
        }
        return version;
    }

    private @Nullable String commit(String answer, Question question) throws CannotTell {
        if (question.commitJson().isBlank()) {
            return null;
        }
        String commit = member(answer, question.commitJson()).strip().toLowerCase(Locale.ROOT);
        return COMMIT.matcher(commit).matches() ? commit : null;
    }

    private String member(String answer, String path) throws CannotTell {
        try {
            JsonNode node = json.readTree(answer).at(path.startsWith("/") ? path : "/" + path.replace('.', '/'));
            return node.isValueNode() && !node.isNull() ? node.asText() : "";
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CannotTell("REL-PRD-017 The target's answer is not one JSON text of at most 1 MiB.");
        }
    }

    /** Why the version cannot be told; the message is shown to everybody. */
    private static final class CannotTell extends Exception {

        private static final long serialVersionUID = 1L;

        CannotTell(String message) {
            super(message);
        }
    }
}
