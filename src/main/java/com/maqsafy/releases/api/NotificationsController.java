package com.maqsafy.releases.api;

import com.maqsafy.releases.notification.Notifications;
import com.maqsafy.releases.notification.PreferenceRefusedException;
import com.maqsafy.releases.notification.Preferences;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.Restrictions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How one is told oneself; and what waits and failed, for those who look after it. */
@RestController
class NotificationsController {

    private static final int LONGEST_PAGE = 500;

    private final Preferences preferences;
    private final Notifications notifications;

    NotificationsController(Preferences preferences, Notifications notifications) {
        this.preferences = preferences;
        this.notifications = notifications;
    }

    /**
     * How notifications are.
     *
     * @param undispatched events that are no messages yet
     * @param messages those in the state that was asked for, newest first
     */
    @Schema(name = "NotificationOverview")
    record Overview(
            long undispatched, List<Notifications.ChannelState> channels, List<Notifications.Message> messages) {}

    /** How the caller is told. */
    @GetMapping("/api/me/notifications")
    @Operation(summary = "How the caller is told")
    Preferences.Wishes wishes(Principal caller) {
        return preferences.of(caller.getName());
    }

    /** Replaces how the caller is told; what is absent is as the settings have it. */
    @PutMapping("/api/me/notifications")
    @Operation(summary = "Replaces how the caller is told; what is absent is as the settings have it")
    Preferences.Wishes wish(@RequestBody Preferences.Wishes wishes, Principal caller) {
        try {
            return preferences.put(caller.getName(), wishes);
        } catch (PreferenceRefusedException e) {
            throw new RequestRefusedException(
                    HttpStatus.UNPROCESSABLE_ENTITY, "Not kept", e.getMessage(), e.violations());
        }
    }

    /**
     * Channels and messages, for administrators and auditors; those about restricted releases only for who may know of all.
     *
     * @param state {@code waiting}, {@code sent}, {@code failed} or {@code dropped}
     * @param limit 1 to {@link #LONGEST_PAGE}
     */
    @GetMapping("/api/notifications")
    @Operation(summary = "Channels and messages of notifications")
    Overview overview(
            @RequestParam(defaultValue = "failed") String state,
            @RequestParam(defaultValue = "100") int limit,
            Authentication caller) {
        require(
                caller,
                Set.of(Roles.ADMINISTRATORS, Roles.AUDITOR),
                "REL-API-041 Administrators and auditors see notifications.");
        if (!Notifications.STATES.contains(state) || limit < 1 || limit > LONGEST_PAGE) {
            throw new RequestRefusedException(
                    HttpStatus.BAD_REQUEST,
                    "Not a page",
                    "REL-API-042 state is one of "
                            + Notifications.STATES.stream().sorted().toList() + " and limit is 1 to " + LONGEST_PAGE
                            + ".");
        }
        boolean all = knowsAll(caller);
        return new Overview(
                notifications.undispatched(), notifications.channels(all), notifications.messages(state, all, limit));
    }

    /** Has a message that failed, or waits for its next try, tried again at once, with its channel. */
    @PostMapping("/api/notifications/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Has a message that failed or waits tried again at once, with its channel")
    void retry(@PathVariable UUID id, Authentication caller) {
        require(caller, Set.of(Roles.ADMINISTRATORS), "REL-API-043 Administrators have messages tried again.");
        if (!notifications.retry(id, knowsAll(caller))) {
            throw new RequestRefusedException(
                    HttpStatus.NOT_FOUND,
                    "No such message",
                    "REL-API-044 There is no message with this id that failed or waits. GET /api/notifications lists them.");
        }
    }

    private static void require(Authentication caller, Set<String> one, String refusal) {
        if (roles(caller).stream().noneMatch(one::contains)) {
            throw new RequestRefusedException(HttpStatus.FORBIDDEN, "Not allowed", refusal);
        }
    }

    private static boolean knowsAll(Authentication caller) {
        return roles(caller).stream().anyMatch(Restrictions.CIRCLE::contains);
    }

    private static Set<String> roles(Authentication caller) {
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }
}
