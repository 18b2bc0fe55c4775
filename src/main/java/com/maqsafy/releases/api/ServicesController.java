package com.maqsafy.releases.api;

import com.maqsafy.releases.policy.Readiness;
import com.maqsafy.releases.policy.ReadinessAnswer;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Services over REST: whether they are ready for releases (OPEN-01 to OPEN-08). */
@RestController
class ServicesController {

    private final Readiness readiness;

    ServicesController(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/api/services/{service}/readiness")
    Map<String, Object> readiness(@PathVariable String service) {
        List<ReadinessAnswer> answers = readiness.of(service);
        return Map.of(
                "service", service, "ready", answers.stream().allMatch(ReadinessAnswer::ready), "answers", answers);
    }
}
