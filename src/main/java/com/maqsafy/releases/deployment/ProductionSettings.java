package com.maqsafy.releases.deployment;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.Placeholders;
import com.maqsafy.releases.settings.SettingsException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the running version of each service is asked, {@code releases.services.<service>.production.*}: exactly one of an
 * HTTP address, a command and a file, and where in the answer the version stands.
 *
 * <p>Everything that is wrong is said at once, each with the full name of its property ({@code REL-PRD-001}).
 */
@ConfigurationProperties("releases")
record ProductionSettings(@DefaultValue Map<String, Service> services) {

    ProductionSettings {
        services = Map.copyOf(services);
        List<String> problems = new ArrayList<>();
        services.forEach((name, service) -> {
            if (service.production() != null) {
                new Checker(property(name), problems).check(service.production());
            }
        });
        if (!problems.isEmpty()) {
            throw new SettingsException("REL-PRD-001", problems);
        }
    }

    /** How a service is asked, if it is. */
    Optional<Question> of(String service) {
        return Optional.ofNullable(services.get(service)).map(Service::production);
    }

    /** All services, in order. */
    Set<String> names() {
        return new TreeSet<>(services.keySet());
    }

    /** The services that are asked, in order. */
    Set<String> asked() {
        Set<String> asked = new TreeSet<>(services.keySet());
        asked.removeIf(service -> of(service).isEmpty());
        return asked;
    }

    /** Full name of a service's settings here. */
    static String property(String service) {
        return "releases.services." + service + ".production";
    }

    /** This module's part of a service's settings. */
    record Service(@Nullable Question production) {}

    /**
     * How the running version is asked.
     *
     * @param http address that tells it
     * @param command program and arguments that print it; runs in the working directory of the deployment
     * @param file file that holds it
     * @param json where it stands in an answer that is JSON, as {@code build.version} or {@code /build/version}
     * @param commitJson where the commit stands, if the answer tells it
     * @param pattern a regular expression of RE2 with one group, which is the version; without it the first line is
     * @param interval how often it is asked by itself
     * @param timeout how long one question may take
     */
    record Question(
            @Nullable Http http,
            @DefaultValue List<String> command,
            @DefaultValue("") String file,
            @DefaultValue("") String json,
            @DefaultValue("") String commitJson,
            @DefaultValue("") String pattern,
            @DefaultValue("5m") Duration interval,
            @DefaultValue("10s") Duration timeout) {

        Question {
            command = List.copyOf(command);
        }
    }

    /**
     * @param url the address, without a user in it
     * @param headers sent with the question, e.g. a token
     * @param username for basic authentication, blank = none
     * @param password for basic authentication; give it by environment
     */
    record Http(
            @DefaultValue("") String url,
            @DefaultValue Map<String, String> headers,
            @DefaultValue("") String username,
            @DefaultValue("") String password) {

        Http {
            headers = Map.copyOf(headers);
        }

        /** Leaves out what may be secret. */
        @Override
        public String toString() {
            return "Http[" + url + "]";
        }
    }

    /** Checks one service's settings and notes what is wrong. */
    private record Checker(String property, List<String> problems) {

        /** Dotted names or a JSON pointer; what JSONPath writes otherwise would lead nowhere. */
        private static final Pattern PATH = Pattern.compile("/.*|[^.$\\[\\]/]+(\\.[^.$\\[\\]/]+)*");

        void check(Question question) {
            long ways = Stream.of(
                            question.http() != null,
                            !question.command().isEmpty(),
                            !question.file().isBlank())
                    .filter(way -> way)
                    .count();
            if (ways != 1) {
                problems.add(property + " must have exactly one of http, command and file: they tell what runs");
            }
            if (question.http() != null) {
                http(question.http());
            }
            command(question.command());
            file(question.file());
            if (!question.json().isBlank() && !question.pattern().isBlank()) {
                problem("pattern", "is not used together with json: keep one of them");
            }
            if (!question.commitJson().isBlank() && question.json().isBlank()) {
                problem("commit-json", "needs json: the commit is read from an answer in JSON only");
            }
            path("json", question.json());
            path("commit-json", question.commitJson());
            pattern(question.pattern());
            if (question.interval().compareTo(Duration.ofSeconds(1)) < 0) {
                problem("interval", "must be at least 1s, e.g. 5m");
            }
            if (question.timeout().compareTo(Duration.ofMillis(1)) < 0
                    || question.timeout().compareTo(Duration.ofMinutes(5)) > 0) {
                problem("timeout", "must be from 1 ms to 5 minutes, e.g. 10s");
            }
        }

        private void http(Http http) {
            try {
                URI url = new URI(http.url());
                if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                        || url.getHost() == null
                        || url.getPort() == 0
                        || url.getPort() > 65_535) {
                    problem("http.url", "must be an address that begins with http:// or https://");
                } else if (url.getUserInfo() != null) {
                    problem("http.url", "must not contain a user or password; use http.username and http.password");
                }
            } catch (URISyntaxException e) {
                problem("http.url", "must be an address that begins with http:// or https://");
            }
            http.headers().forEach((name, value) -> {
                try {
                    HttpRequest.newBuilder().header(name, value);
                } catch (IllegalArgumentException e) {
                    // Its message repeats the value, which may be a secret.
                    problem("http.headers." + name, "cannot be sent: give another name, and a value in one line");
                }
            });
            if (http.username().isBlank() != http.password().isBlank()) {
                problem("http.username", "and http.password belong together: give both, or neither");
            }
        }

        private void command(List<String> argv) {
            if (!argv.isEmpty() && argv.get(0).isBlank()) {
                problem("command", "is missing: give the program and its arguments as a list");
            }
            try {
                Placeholders.requireKnown(argv, property + ".command", Set.of());
            } catch (CommandException e) {
                problem("command", "takes no placeholders: what runs does not depend on a release");
            }
        }

        private void file(String file) {
            try {
                Path unused = Path.of(file);
            } catch (InvalidPathException e) {
                problem("file", "is not a path of this system");
            }
        }

        private void path(String key, String path) {
            if (!path.isBlank() && !PATH.matcher(path.strip()).matches()) {
                problem(
                        key,
                        "is no path in an answer: write e.g. build.version or /build/version, and a number for an element"
                                + " of a list");
            }
        }

        private void pattern(String pattern) {
            try {
                if (!pattern.isBlank() && Pattern.compile(pattern).groupCount() != 1) {
                    problem("pattern", "must have one group in parentheses, which is the version");
                }
            } catch (PatternSyntaxException e) {
                problem(
                        "pattern",
                        "is not a regular expression of RE2: " + e.getDescription()
                                + "; look-around and back-references are not in it");
            }
        }

        private void problem(String key, String what) {
            problems.add(property + "." + key + " " + what);
        }
    }
}
