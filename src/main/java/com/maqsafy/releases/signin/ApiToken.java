package com.maqsafy.releases.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.signin.ApiCall.Asked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program acts for an account, without the secret.
 *
 * @param id by which it is revoked
 * @param account id of the account that it acts as
 * @param name what it is for
 * @param services names of services, or {@code *} for all
 * @param calls words of {@link ApiCall}
 * @param expiresAt it counts before that only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ApiToken(
        UUID id,
        String account,
        String name,
        List<String> services,
        List<String> calls,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy,
        @Nullable Instant lastUsedAt) {

    /** In place of names of services. */
    public static final String ALL = "*";

    private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+\\.\\d+(?:[-+][0-9A-Za-z.+-]*)?");

    public ApiToken {
        services = List.copyOf(services);
        calls = List.copyOf(calls);
    }

    /** Whether it counts at that moment. */
    boolean counts(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether it is for this service. */
    public boolean isFor(@Nullable String service) {
        return services.contains(ALL) || (service != null && services.contains(service));
    }

    /** The scope in words. */
    public String scope() {
        return "calls " + String.join(", ", calls) + " of services " + String.join(", ", services);
    }

    /**
     * Why it does not allow a request; empty when it does. Where only the body names the service, {@link #isFor} is asked
     * by who reads it.
     *
     * @param service the request's parameter {@code service}
     */
    public Optional<String> objection(String method, String path, @Nullable String service) {
        Optional<Asked> asked = ApiCall.of(method, path);
        if (asked.isEmpty()) {
            return Optional.of("No token is for " + method + " " + path + ". Its account does that by signing in.");
        }
        ApiCall call = asked.get().call();
        if (!calls.contains(call.word())) {
            return Optional.of("The call is '" + call.word() + "', and the token is for the " + scope()
                    + ". Make a token with that call.");
        }
        String subject = asked.get().subject();
        boolean allowed = switch (call.place()) {
            case BODY -> true;
            case PARAMETER -> isFor(service);
            case SERVICE -> isFor(subject);
            case RELEASE -> services.contains(ALL) || services.stream().anyMatch(s -> isOf(s, subject));
        };
        return allowed ? Optional.empty() : Optional.of(otherService());
    }

    /** What to say of a request about another service. */
    public String otherService() {
        return "The token is for the " + scope() + ". Name one of these services, or make a token for the other one.";
    }

    private static boolean isOf(String service, String release) {
        return release.startsWith(service + "-")
                && VERSION.matcher(release.substring(service.length() + 1)).matches();
    }
}
