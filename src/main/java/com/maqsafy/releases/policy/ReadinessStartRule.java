package com.maqsafy.releases.policy;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.StartRule;
import com.maqsafy.releases.settings.ServiceSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/** OPEN-01 to OPEN-08: a service that is not ready starts no release, and says why. */
@Component
class ReadinessStartRule implements StartRule {

    private final Readiness readiness;
    private final ServiceSettings settings;

    ReadinessStartRule(Readiness readiness, ServiceSettings settings) {
        this.readiness = readiness;
        this.settings = settings;
    }

    @Override
    public List<Violation> check(ReleaseRequest request) {
        // A request without a service, or for one that there is not, is refused for that alone.
        if (!settings.services().contains(request.service())) {
            return List.of();
        }
        String notReady = request.service() + " is not ready for releases. ";
        // What is missing because of a mistake is mended with the mistake.
        List<Violation> mistakes = readiness.mistakes(request.service()).stream()
                .map(mistake -> new Violation("OPEN-05", "service", notReady + mistake))
                .toList();
        return mistakes.isEmpty()
                ? readiness.of(request.service()).stream()
                        .filter(a -> !a.ready())
                        .map(a -> new Violation(a.item(), "service", notReady + a.answer()))
                        .toList()
                : mistakes;
    }
}
