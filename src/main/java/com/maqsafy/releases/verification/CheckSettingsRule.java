package com.maqsafy.releases.verification;

import com.maqsafy.releases.settings.SettingsRule;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;

/** What the kinds of checks demand of their settings ({@code REL-VER-001}). */
final class CheckSettingsRule implements SettingsRule {

    private final HttpProbe http = new HttpProbe();

    @Override
    public List<String> mistakes(String service, Binder binder, Map<String, String> texts) {
        return ConfiguredChecks.mistakes(binder, service, http).stream()
                .map(problem -> problem.startsWith("REL-") ? problem : "REL-VER-001 " + problem)
                .toList();
    }
}
