package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.VersionTag;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Links that an approver follows: the change in the forge, requirements, runs of CI. They become Markdown, so nothing but
 * plain {@code https} addresses and labels of letters, digits and a few signs get into it.
 */
@Component
class ShownLinks {

    private static final Pattern ADDRESS = Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.:/_?=&%#+~,-]{0,500}");
    private static final Pattern UNSAFE_IN_LABEL = Pattern.compile("[^A-Za-z0-9. -]+");
    private static final Pattern FORGE = Pattern.compile(
            "(?:https://(?:[^@/]+@)?|ssh://[^@/]+@|[A-Za-z0-9._-]+@)([A-Za-z0-9.-]+)[:/]([A-Za-z0-9._/-]+?)(?:\\.git)?/?");

    private final SourceRepositories sources;
    private final Environment environment;

    ShownLinks(SourceRepositories sources, Environment environment) {
        this.sources = sources;
        this.environment = environment;
    }

    /** {@code Compare: [1.4.1 with 1.5.0](https://…) · …} as Markdown; says so when there is none. */
    String of(Dossier dossier) {
        Map<String, String> links = new LinkedHashMap<>();
        compare(dossier.release())
                .ifPresent(
                        address -> links.put("Compare with " + dossier.release().previousVersion(), address));
        dossier.release().requirements().forEach(r -> put(links, name(r), r));
        dossier.history()
                .all(TestReported.class)
                .map(Recorded::event)
                .filter(r -> r.commit().equals(dossier.release().commit()))
                .forEach(r -> put(links, "Run of " + r.test(), Members.text(r.link())));
        return links.isEmpty()
                ? "No links are recorded."
                : links.entrySet().stream()
                        .map(e -> "[" + label(e.getKey()) + "](" + e.getValue() + ")")
                        .collect(Collectors.joining(" · "));
    }

    private static void put(Map<String, String> links, String label, String address) {
        if (ADDRESS.matcher(address).matches()) {
            links.put(label, address);
        }
    }

    private static String name(String address) {
        String path = address.replaceAll("[?#].*$", "").replaceAll("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String label(String text) {
        String safe = UNSAFE_IN_LABEL.matcher(text).replaceAll("-");
        return safe.length() <= 60 ? safe : safe.substring(0, 60);
    }

    /** The comparison in the forge where the repository lies, as far as its address tells which forge that is. */
    private Optional<String> compare(ReleaseDetails release) {
        String repository =
                environment.getProperty("releases.services." + release.service() + ".source.repository", "");
        Matcher forge = FORGE.matcher(repository);
        Optional<String> base = sources.of(release.service())
                .flatMap(s -> s.versionTag(release.previousVersion()))
                .map(VersionTag::commit);
        if (!forge.matches() || base.isEmpty()) {
            return Optional.empty();
        }
        String page = "https://" + forge.group(1) + "/" + forge.group(2);
        String span = base.get() + "..." + release.commit();
        if (forge.group(1).contains("github")) {
            return Optional.of(page + "/compare/" + span);
        }
        return forge.group(1).contains("gitlab") ? Optional.of(page + "/-/compare/" + span) : Optional.empty();
    }
}
