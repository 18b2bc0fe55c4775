package com.maqsafy.releases.api;

import com.maqsafy.releases.instance.ClaimRefusedException;
import com.maqsafy.releases.instance.Instance;
import com.maqsafy.releases.instance.InstanceState;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Which instance answers, whether it may act, and who says that it is production. */
@RestController
class InstanceController {

    private final Instance instance;

    InstanceController(Instance instance) {
        this.instance = instance;
    }

    /** Why the caller says so; what is absent is empty. */
    record ClaimBody(String reason) implements GivesReason {

        ClaimBody {
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    @GetMapping("/api/instance")
    @Operation(summary = "Which installation this is, and whether it is in safe mode")
    InstanceState state() {
        return instance.state();
    }

    @PostMapping("/api/instance/claims")
    @Operation(summary = "Says, as one of two people, that this copy is the installation")
    InstanceState claim(@RequestBody ClaimBody body, Authentication caller) {
        Set<String> roles = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        try {
            instance.claim(caller.getName(), roles, body.reason());
        } catch (ClaimRefusedException e) {
            throw new RequestRefusedException(
                    e.forbidden() ? HttpStatus.FORBIDDEN : HttpStatus.CONFLICT, "Not claimed", e.getMessage());
        }
        return instance.state();
    }
}
