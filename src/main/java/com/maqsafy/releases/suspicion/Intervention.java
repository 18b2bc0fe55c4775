package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.process.EngineIntervention;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Something was changed past the forms. */
@Component
class Intervention implements Detector {

    @Override
    public String kind() {
        return "intervention";
    }

    @Override
    public String why() {
        return "Somebody changed the running process by hand, past the forms in which people decide.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        return release.history()
                .all(EngineIntervention.class)
                .map(r -> Finding.of(
                        r,
                        "%s changed the process by hand: %s of %s (%s)."
                                .formatted(
                                        r.actor(),
                                        r.event().operation(),
                                        r.event().target(),
                                        r.event().detail())));
    }
}
