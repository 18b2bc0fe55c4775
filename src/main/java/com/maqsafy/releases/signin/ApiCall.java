package com.maqsafy.releases.signin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a token may be for. A closed list: what is not here, no token may do. */
public enum ApiCall {
    /** Start a release, or ask what a start would do. */
    START("start", "POST", "/api/releases", Place.BODY),
    /** Hand in test results. */
    TESTS("tests", "POST", "/api/releases/([^/]+)/tests", Place.RELEASE),
    /** Ask whether it may be deployed. */
    GATE("gate", "GET", "/api/releases/([^/]+)/gate", Place.RELEASE),
    /** Withdraw a release. */
    WITHDRAW("withdraw", "POST", "/api/releases/([^/]+)/withdrawal", Place.RELEASE),
    /** Try out what a deployment will need. */
    CHECK("check", "POST", "/api/services/([^/]+)/check", Place.SERVICE),
    /** Read the log of a service, which then names it with {@code ?service=}. */
    READ_LOG("read", "GET", "/api/releases", Place.PARAMETER),
    /** Read a release: facts, notes, evidence, events. */
    READ_RELEASE("read", "GET", "/api/releases/([^/]+)(?:/(?!gate$)[a-z]+)?", Place.RELEASE),
    /** Read a service: readiness, production, branches. */
    READ_SERVICE("read", "GET", "/api/services/([^/]+)/[a-z]+", Place.SERVICE);

    /** All words, in order. */
    public static final List<String> WORDS =
            Arrays.stream(values()).map(c -> c.word).distinct().toList();

    /** Where a request names its service. */
    enum Place {
        RELEASE,
        SERVICE,
        PARAMETER,
        /** Only who reads the body knows. */
        BODY
    }

    private final String word;
    private final String method;
    private final Pattern path;
    private final Place place;

    ApiCall(String word, String method, String path, Place place) {
        this.word = word;
        this.method = method;
        this.path = Pattern.compile(path);
        this.place = place;
    }

    /** The call of a request, empty when no token may make it. */
    static Optional<Asked> of(String method, String path) {
        for (ApiCall call : values()) {
            Matcher matcher = call.path.matcher(path);
            if (call.method.equals(method.equals("HEAD") ? "GET" : method) && matcher.matches()) {
                return Optional.of(new Asked(call, matcher.groupCount() > 0 ? matcher.group(1) : ""));
            }
        }
        return Optional.empty();
    }

    String word() {
        return word;
    }

    Place place() {
        return place;
    }

    /** @param subject the release's key or the service's name, as the path has it; blank for none */
    record Asked(ApiCall call, String subject) {}
}
