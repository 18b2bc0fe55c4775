package com.maqsafy.releases.api;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.settings.ServiceSettings;
import com.maqsafy.releases.signin.ApiToken;
import com.maqsafy.releases.signin.ApiTokens;
import com.maqsafy.releases.signin.Caller;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tokens by which programs act for accounts. */
@RestController
@RequestMapping("/api/tokens")
class TokensController {

    private final ApiTokens tokens;
    private final ServiceSettings settings;

    TokensController(ApiTokens tokens, ServiceSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** A token that is wanted; what is absent is empty, the account is the caller's. */
    record TokenBody(
            String name,
            @Nullable String account,
            List<String> services,
            List<String> calls,
            @Nullable Instant expiresAt) {

        TokenBody {
            name = Objects.requireNonNullElse(name, "");
            services = Objects.requireNonNullElse(services, List.of());
            calls = Objects.requireNonNullElse(calls, List.of());
        }
    }

    /** @param token the token itself, shown this once */
    record TokenMade(
            UUID id,
            String token,
            String account,
            String name,
            List<String> services,
            List<String> calls,
            Instant expiresAt) {}

    /** Makes a token, for oneself or, by an administrator, for a program's account; the answer is the only one that shows it. */
    @PostMapping
    @Operation(summary = "Makes a token, for oneself or, by an administrator, for a program's account; shown this once")
    ResponseEntity<TokenMade> create(@RequestBody TokenBody body, Authentication caller) {
        ApiTokens.Wish wish =
                new ApiTokens.Wish(body.name(), body.account(), body.services(), body.calls(), body.expiresAt());
        Set<String> unknown = body.services().stream()
                .filter(s -> !s.equals(ApiToken.ALL) && !settings.services().contains(s))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            List<Violation> violations = Violation.andOfOtherFields(
                    List.of(new Violation(
                            "REL-SGN-054",
                            "services",
                            "there is no service " + String.join(", ", unknown) + ". Known: " + settings.services()
                                    + ", or * for all.")),
                    tokens.mistakes(wish, caller(caller)));
            throw new RequestRefusedException(
                    HttpStatus.UNPROCESSABLE_ENTITY, "Not done", Violation.told(violations), violations);
        }
        ApiTokens.Made made = tokens.create(wish, caller(caller));
        ApiToken token = made.token();
        return ResponseEntity.created(URI.create("/api/tokens/" + token.id()))
                .header("Cache-Control", "no-store")
                .body(new TokenMade(
                        token.id(),
                        made.secret(),
                        token.account(),
                        token.name(),
                        token.services(),
                        token.calls(),
                        token.expiresAt()));
    }

    /** One's own tokens; administrators and auditors see all. Never the tokens themselves. */
    @GetMapping
    @Operation(summary = "One's own tokens; administrators and auditors see all, never the tokens themselves")
    List<ApiToken> list(Authentication caller) {
        return tokens.list(caller(caller));
    }

    /** Revokes a token, by its account or an administrator. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Revokes a token, by its account or an administrator")
    void revoke(@PathVariable UUID id, Authentication caller) {
        tokens.revoke(id, caller(caller));
    }

    static Caller caller(Authentication caller) {
        return new Caller(
                caller.getName(),
                caller.getAuthorities().stream().map(a -> a.getAuthority()).collect(Collectors.toSet()));
    }
}
