package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.deployment.ProductionChange;
import com.maqsafy.releases.deployment.ProductionObserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Production ran something else than this release left there, or than was known before it was deployed. */
@Component
class Drift implements Detector {

    /** Changes that say which release's version counts from then on. */
    private static final Set<String> SETTING = Set.of("taken-over", "deployed", "rolled-back", "accepted");

    @Override
    public String kind() {
        return "drift";
    }

    @Override
    public String why() {
        return "Production ran another version than the records say: somebody changed it past the releases.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        List<Finding> found = new ArrayList<>();
        release.history()
                .all(ProductionObserved.class)
                .filter(r -> r.event().drift())
                .forEach(r -> found.add(Finding.of(
                        r,
                        "Before the deployment production of %s ran %s, and the record said %s."
                                .formatted(
                                        release.service(),
                                        r.event().found(),
                                        r.event().expected()))));
        boolean ours = false;
        for (ProductionChange change : release.production()) {
            if (SETTING.contains(change.kind()) && !confirms(change)) {
                ours = release.key().equals(change.release());
            } else if (ours && change.kind().equals("drift-found")) {
                found.add(new Finding(
                        "production " + change.time(),
                        "After this release production of %s ran %s, and the record said %s."
                                .formatted(release.service(), change.version(), change.from()),
                        change.time(),
                        List.of()));
            }
        }
        return found.stream();
    }

    /** A person said that what is recorded runs: whose version it is stays as it was. */
    private static boolean confirms(ProductionChange change) {
        return change.kind().equals("accepted") && change.from() == null;
    }
}
