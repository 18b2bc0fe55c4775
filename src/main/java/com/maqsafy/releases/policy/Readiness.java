package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Whether a service is ready for releases: OPEN-01 to OPEN-08, computed. A question that nothing answers is not ready.
 */
@Component
public class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final List<String> items;
    private final Map<String, ReadinessProbe> probes;
    private final SettingsProbe settings;

    Readiness(List<ReadinessProbe> probes, PolicyCatalogue catalogue) {
        this(probes, catalogue, service -> List.of());
    }

    @Autowired
    public Readiness(List<ReadinessProbe> probes, PolicyCatalogue catalogue, SettingsProbe settings) {
        this.settings = settings;
        this.items = catalogue.section("OPEN").stream().map(PolicyItem::id).toList();
        this.probes = new TreeMap<>();
        for (ReadinessProbe probe : probes) {
            if (!items.contains(probe.item()) || this.probes.put(probe.item(), probe) != null) {
                throw new IllegalStateException(
                        "REL-POL-011 " + probe.getClass().getSimpleName() + " answers " + probe.item()
                                + ", which is no open item or is answered twice.");
            }
        }
    }

    /** The answers for a service, in the order of the items. */
    public List<ReadinessAnswer> of(String service) {
        if (settings.disabled(service)) {
            return items.stream()
                    .map(item -> ReadinessAnswer.of(item, false, Sentence.of("readiness.disabled")))
                    .toList();
        }
        return items.stream().map(item -> answer(item, service)).toList();
    }

    /** What is wrong with the service's settings, or missing on this machine; it is not ready until that is mended. */
    public List<String> mistakes(String service) {
        return settings.mistakes(service);
    }

    private ReadinessAnswer answer(String item, String service) {
        ReadinessProbe probe = probes.get(item);
        if (probe == null) {
            return new ReadinessAnswer(item, false, "REL-POL-012 " + Sentence.of("readiness.unanswered", item));
        }
        try {
            return probe.answer(service);
        } catch (RuntimeException e) {
            LOG.warn("REL-POL-010 {} cannot be answered for {}", item, service, e);
            return new ReadinessAnswer(
                    item,
                    false,
                    "REL-POL-010 "
                            + Sentence.of(
                                    "readiness.failed",
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse("")));
        }
    }
}
