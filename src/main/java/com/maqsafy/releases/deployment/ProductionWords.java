package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.ProductionState.Observed;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What runs in production, in a few words for forms; no release is named, for it may be one that not all may know of. */
@Component
public class ProductionWords {

    private final ProductionStates states;
    private final ProductionObservations observations;

    ProductionWords(ProductionStates states, ProductionObservations observations) {
        this.states = states;
        this.observations = observations;
    }

    /** What runs, and whether the target says so too. */
    public String of(String service) {
        Optional<ProductionState> state = states.of(service);
        return state.map(s -> "version " + s.version() + ", " + observed(s)
                        + (s.maintenance() == null ? "" : "; held in maintenance mode"))
                .orElse("not known");
    }

    private String observed(ProductionState state) {
        if (!observations.configured(state.service())) {
            return "as recorded, not observed";
        }
        Observed observed = state.observed();
        if (state.drift() != null) {
            return "but the target runs " + state.drift().found() + " (drift)";
        }
        if (observed == null) {
            return "not observed yet";
        }
        return observed.error() == null ? "observed " + observed.version() : "not observed: " + observed.error();
    }
}
