package com.maqsafy.releases.api;

import com.maqsafy.releases.evidence.RotationRefusedException;
import com.maqsafy.releases.evidence.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The keys that sign finished releases: to verify with, and to change. */
@RestController
class EvidenceKeysController {

    private final SigningKeys keys;

    EvidenceKeysController(SigningKeys keys) {
        this.keys = keys;
    }

    /** The public key that is to sign, PEM, and why; what is absent is empty. */
    record RotationBody(String publicKey, String reason) implements GivesReason {

        RotationBody {
            publicKey = Objects.requireNonNullElse(publicKey, "");
            reason = Objects.requireNonNullElse(reason, "");
        }
    }

    @GetMapping("/api/evidence/keys")
    @Operation(summary = "The keys that sign and signed, oldest first")
    List<SigningKeys.RecordedKey> keys() {
        return keys.all();
    }

    @PostMapping("/api/evidence/rotations")
    @Operation(summary = "Announces, or as a second person records, the key that signs next")
    ResponseEntity<Map<String, Object>> rotate(@RequestBody RotationBody body, Authentication caller) {
        Set<String> roles = caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
        try {
            boolean recorded = keys.rotate(caller.getName(), roles, body.publicKey(), body.reason());
            return ResponseEntity.status(recorded ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
                    .body(Map.of("recorded", recorded));
        } catch (RotationRefusedException e) {
            throw new RequestRefusedException(
                    e.forbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNPROCESSABLE_ENTITY,
                    "Not recorded",
                    e.getMessage());
        }
    }
}
