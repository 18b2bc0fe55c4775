package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.deployment.ProductionWords;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseFacts;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What production runs now, above the questions of every form (promise 8). */
@Component
class ProductionFacts implements ReleaseFacts {

    private final ProductionWords words;

    ProductionFacts(ProductionWords words) {
        this.words = words;
    }

    @Override
    public Map<String, String> of(Dossier dossier) {
        return Map.of("Production runs", words.of(dossier.release().service()));
    }
}
