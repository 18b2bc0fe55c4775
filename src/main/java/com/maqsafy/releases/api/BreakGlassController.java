package com.maqsafy.releases.api;

import com.maqsafy.releases.approval.BreakGlass;
import com.maqsafy.releases.approval.BreakGlassRefusedException;
import com.maqsafy.releases.approval.BreakGlasses;
import com.maqsafy.releases.policy.DutyOverview;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lifting one duty of persons for one release for a short time, by two administrators. */
@RestController
@RequestMapping("/api/releases/{key}/break-glass")
class BreakGlassController {

    private final VisibleReleases releases;
    private final BreakGlasses breakGlasses;
    private final Clock clock;

    BreakGlassController(VisibleReleases releases, BreakGlasses breakGlasses, Clock clock) {
        this.releases = releases;
        this.breakGlasses = breakGlasses;
        this.clock = clock;
    }

    /** Which duty, for which role or account, why, and how long (ISO 8601); what is absent is blank. */
    record OpenBody(String duty, String role, String account, String reason, String lasts) {

        OpenBody {
            duty = Objects.requireNonNullElse(duty, "");
            role = Objects.requireNonNullElse(role, "");
            account = Objects.requireNonNullElse(account, "");
            reason = Objects.requireNonNullElse(reason, "");
            lasts = Objects.requireNonNullElse(lasts, "");
        }
    }

    /** The {@code opened} of what is confirmed; absent = whatever waits. */
    record ConfirmBody(@Nullable Long opened) {}

    @GetMapping
    @Operation(summary = "The last lifting of a duty for a release")
    Map<String, Object> show(@PathVariable String key) {
        releases.get(key);
        return answer(breakGlasses
                .last(key)
                .orElseThrow(() -> new RequestRefusedException(
                        HttpStatus.NOT_FOUND, "No break-glass", "No duty of " + key + " was ever lifted.")));
    }

    @PostMapping
    @Operation(summary = "Asks that one duty be lifted for one release for a short time")
    ResponseEntity<Map<String, Object>> open(@PathVariable String key, @RequestBody OpenBody body, Principal caller) {
        releases.get(key);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(answer(asked(() -> breakGlasses.open(
                        key,
                        caller.getName(),
                        new BreakGlasses.Request(
                                body.duty(), body.role(), body.account(), body.reason(), body.lasts())))));
    }

    @PostMapping("/confirmation")
    @Operation(summary = "Confirms, as a second administrator, that a duty is lifted")
    Map<String, Object> confirm(
            @PathVariable String key, @RequestBody(required = false) @Nullable ConfirmBody body, Principal caller) {
        releases.get(key);
        return answer(asked(() -> breakGlasses.confirm(key, caller.getName(), body == null ? null : body.opened())));
    }

    @DeleteMapping
    @Operation(summary = "Ends the lifting of a duty before its time")
    Map<String, Object> end(@PathVariable String key, Principal caller) {
        releases.get(key);
        return answer(asked(() -> breakGlasses.end(key, caller.getName())));
    }

    private Map<String, Object> answer(BreakGlass glass) {
        return DutyOverview.answer(glass, clock.instant());
    }

    private static BreakGlass asked(Supplier<BreakGlass> order) {
        try {
            return order.get();
        } catch (BreakGlassRefusedException e) {
            HttpStatus status = switch (e.why()) {
                case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
                case WRONG -> HttpStatus.UNPROCESSABLE_ENTITY;
                case CONFLICT -> HttpStatus.CONFLICT;
                case NONE -> HttpStatus.NOT_FOUND;
            };
            throw new RequestRefusedException(status, "The break-glass is refused", e.getMessage(), e.violations());
        }
    }
}
