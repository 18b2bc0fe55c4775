package com.maqsafy.releases.deployment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import com.maqsafy.releases.deployment.ProductionSettings.Http;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.source.SemanticVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private final ObjectMapper json = new ObjectMapper();
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
            String answer = answer(service, question, bypass);
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

    private String http(Http http, Question question, Optional<Bypass> way) throws CannotTell, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(http.url())).GET();
        http.headers().forEach(request::header);
        if (!http.username().isBlank()) {
            byte[] login = (http.username() + ":" + http.password()).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        CompletableFuture<String> exchange = past(way, URI.create(http.url()), request)
                .thenCompose(
                        passed -> client.obtain().sendAsync(passed.build(), HttpResponse.BodyHandlers.ofInputStream()))
                .thenApplyAsync(response -> body(response, !question.json().isBlank()));
        try {
            // The deadline holds for all of the exchange, the last byte of the body included.
            return exchange.get(question.timeout().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CannotTell("REL-PRD-011 The target did not answer within " + question.timeout() + ".");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new CannotTell(
                    cause instanceof IllegalStateException
                            ? String.valueOf(cause.getMessage())
                            : "REL-PRD-012 The target cannot be reached ("
                                    + cause.getClass().getSimpleName() + ").");
        } finally {
            exchange.cancel(true);
        }
    }

    private CompletableFuture<HttpRequest.Builder> past(
            Optional<Bypass> configured, URI url, HttpRequest.Builder request) {
        Optional<Bypass> bypass = configured.filter(way -> way.covers(url));
        bypass.filter(way -> !way.header().isBlank())
                .ifPresent(way -> request.header(way.headerName(), way.headerValue()));
        return bypass.filter(way -> !way.path().isBlank())
                .map(way -> client.obtain()
                        .sendAsync(
                                HttpRequest.newBuilder(url.resolve(way.path()))
                                        .GET()
                                        .build(),
                                HttpResponse.BodyHandlers.discarding())
                        .thenApply(visited -> withCookies(request, visited)))
                .orElseGet(() -> CompletableFuture.completedFuture(request));
    }

    private static HttpRequest.Builder withCookies(HttpRequest.Builder request, HttpResponse<Void> visited) {
        String cookies = visited.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
        return cookies.isEmpty() ? request : request.header("Cookie", cookies);
    }

    /** A target that is not well may still tell its version in JSON; any other error page is no answer. */
    private static String body(HttpResponse<InputStream> response, boolean anyStatus) {
        try (InputStream in = response.body()) {
            if (response.statusCode() / 100 != 2 && !anyStatus) {
                throw new IllegalStateException(
                        "REL-PRD-013 The target answered with status " + response.statusCode() + ".");
            }
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String command(String service, Question question) throws CannotTell {
        Path directory =
                deployments.of(service).map(d -> Path.of(d.workingDirectory())).orElse(Path.of("."));
        CommandResult result = commands.run(
                new CommandSpec(question.command(), directory, Map.of(), question.timeout(), LONGEST_ANSWER));
        if (!result.succeeded()) {
            throw new CannotTell("REL-PRD-014 The command that asks the target did not end well: " + result.message());
        }
        return result.output();
    }

    private static String file(Question question) throws CannotTell {
        try (InputStream in = Files.newInputStream(Path.of(question.file()))) {
            return new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new CannotTell("REL-PRD-015 The file that tells the version cannot be read ("
                    + e.getClass().getSimpleName() + ").");
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
        String version = text.strip();
        String prefix = deployments.tagPrefix(service);
        if (!prefix.isEmpty() && version.startsWith(prefix)) {
            version = version.substring(prefix.length());
        }
        if (version.length() > 64 || SemanticVersion.parse(version).isEmpty()) {
            // What it said instead is not kept: it may be anything.
            throw new CannotTell("REL-PRD-016 The target's answer has no version MAJOR.MINOR.PATCH where "
                    + ProductionSettings.property(service) + " says. Check json or pattern.");
        }
        return version;
    }

    private @Nullable String commit(String answer, Question question) throws CannotTell {
        if (question.commitJson().isBlank()) {
            return null;
        }
        String commit = member(answer, question.commitJson()).strip();
        return COMMIT.matcher(commit).matches() ? commit : null;
    }

    private String member(String answer, String path) throws CannotTell {
        try {
            JsonNode node = json.readTree(answer).at(path.startsWith("/") ? path : "/" + path.replace('.', '/'));
            return node.isValueNode() && !node.isNull() ? node.asText() : "";
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CannotTell("REL-PRD-017 The target's answer is not JSON of at most 1 MiB.");
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
