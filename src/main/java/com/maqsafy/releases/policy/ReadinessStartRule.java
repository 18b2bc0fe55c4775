package com.maqsafy.releases.policy;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.StartRule;
import java.util.List;
import org.springframework.stereotype.Component;

/** OPEN-01 to OPEN-08: a service that is not ready starts no release, and says why. */
@Component
class ReadinessStartRule implements StartRule {

    private final Readiness readiness;

    ReadinessStartRule(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public List<Violation> check(ReleaseRequest request) {
        // A request without a service is refused for that alone.
        return request.service().isEmpty()
                ? List.of()
                : readiness.of(request.service()).stream()
                        .filter(a -> !a.ready())
                        .map(a -> new Violation(
                                a.item(), "service", request.service() + " is not ready for releases. " + a.answer()))
                        .toList();
    }
}
