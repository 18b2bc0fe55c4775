package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.VerificationRoundOpened;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Something that the policy wants to have checked, and that nobody could check. */
@Component
class CheckWithoutConfiguration implements Detector {

    @Override
    public String kind() {
        return "check-without-configuration";
    }

    @Override
    public String why() {
        return "The policy asks for a check after the deployment, and none is set up for it, so it was not made.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        Map<List<String>, List<Recorded<VerificationRoundOpened>>> rounds = release.history()
                .all(VerificationRoundOpened.class)
                .filter(r -> r.event().itemsWithoutCheck() != null
                        && !r.event().itemsWithoutCheck().isEmpty())
                .collect(Collectors.groupingBy(
                        r -> List.copyOf(r.event().itemsWithoutCheck()), LinkedHashMap::new, Collectors.toList()));
        return rounds.entrySet().stream()
                .map(e -> new Finding(
                        String.join(" ", e.getKey()),
                        "No check is set up for " + Words.list(e.getKey(), i -> i) + ".",
                        e.getValue().get(0).time(),
                        e.getValue().stream().map(Finding::place).toList()));
    }
}
