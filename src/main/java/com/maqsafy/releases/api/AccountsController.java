package com.maqsafy.releases.api;

import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.signin.Accounts.ReturnedTask;
import com.maqsafy.releases.signin.Leavers;
import com.maqsafy.releases.signin.SignOuts;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts of those who leave, and sessions that end. */
@RestController
@RequestMapping("/api/accounts/{id}")
class AccountsController {

    private final Leavers leavers;
    private final SignOuts signOuts;
    private final VisibleReleases releases;

    AccountsController(Leavers leavers, SignOuts signOuts, VisibleReleases releases) {
        this.leavers = leavers;
        this.signOuts = signOuts;
        this.releases = releases;
    }

    /** Why. */
    record Deactivation(String reason) implements GivesReason {

        Deactivation {
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    /**
     * What was done, as far as the caller may know of it.
     *
     * @param tasks what is open to its groups again
     * @param tokens how many were revoked
     * @param owned unfinished releases whose owner is gone
     */
    record Deactivated(String account, List<ReturnedTask> tasks, int tokens, List<String> owned) {}

    /** Deactivates an account: it signs in no more, its sessions and tokens end, its tasks go back to their groups. */
    @PostMapping("/deactivation")
    @Operation(
            summary =
                    "Deactivates an account: it signs in no more, its sessions and tokens end, its tasks go back to their groups")
    Deactivated deactivate(@PathVariable String id, @RequestBody Deactivation body, Authentication caller) {
        Leavers.Left left = leavers.deactivate(id, body.reason(), TokensController.caller(caller));
        return new Deactivated(
                id,
                left.tasks().stream()
                        .filter(t -> releases.find(t.release()).isPresent())
                        .toList(),
                left.tokens(),
                left.owned().stream()
                        .filter(key -> releases.find(key).isPresent())
                        .toList());
    }

    /** Lets the account sign in again; tasks and tokens do not come back. */
    @DeleteMapping("/deactivation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets an account sign in again; tasks and tokens do not come back")
    void reactivate(@PathVariable String id, Authentication caller) {
        leavers.reactivate(id, TokensController.caller(caller));
    }

    /** Signs an account out everywhere, by itself or an administrator. */
    @DeleteMapping("/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Signs an account out everywhere")
    void signOut(@PathVariable String id, Authentication caller) {
        signOuts.everywhere(id, TokensController.caller(caller));
    }
}
