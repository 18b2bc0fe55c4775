package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.TestReported;
import com.maqsafy.releases.source.CommitMessage;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Links that an approver follows: the change and its pull or merge requests in the forge, requirements, runs of CI. They become Markdown, so nothing but
 * plain {@code https} addresses and labels of letters, digits and a few signs get into it.
 */
@Component
class ShownLinks {

    private static final Pattern ADDRESS = Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.:/_?=&%#+~,-]{0,500}");
    private static final Pattern UNSAFE_IN_LABEL = Pattern.compile("[^A-Za-z0-9.#! -]+");
    /** Commits that are read for their requests; a release of more is looked at in the forge. */
    private static final int MOST_COMMITS = 500;

    private static final int MOST_REQUESTS = 6;

    private final SourceRepositories sources;
    private final Environment environment;

    ShownLinks(SourceRepositories sources, Environment environment) {
        this.sources = sources;
        this.environment = environment;
    }

    /** {@code [Compare with 1.4.1](https://…) · [#12](https://…)} as Markdown; says so when there is none. */
    String of(Dossier dossier) {
        ReleaseDetails release = dossier.release();
        Map<String, String> links = new LinkedHashMap<>();
        Optional<ForgePage> forge = ForgePage.of(
                environment.getProperty("releases.services." + release.service() + ".source.repository", ""));
        Optional<SourceRepository> source = sources.of(release.service());
        Optional<String> base =
                source.flatMap(s -> s.versionTag(release.previousVersion())).map(VersionTag::commit);
        String more = "";
        if (forge.isPresent() && base.isPresent()) {
            put(links, "Compare with " + release.previousVersion(), forge.get().compare(base.get(), release.commit()));
            List<String> requests = forge.get().requests(messages(source.get(), base.get(), release.commit()));
            requests.stream()
                    .limit(MOST_REQUESTS)
                    .forEach(number -> put(
                            links, forge.get().requestLabel(number), forge.get().request(number)));
            more = requests.size() <= MOST_REQUESTS
                    ? ""
                    : " · and " + (requests.size() - MOST_REQUESTS) + " more requests in the comparison";
        }
        release.requirements().forEach(r -> put(links, name(r), r));
        dossier.history()
                .all(TestReported.class)
                .map(Recorded::event)
                .filter(r -> r.commit().equals(release.commit()))
                .forEach(r -> put(links, "Run of " + r.test(), Members.text(r.link())));
        return links.isEmpty()
                ? "No links are recorded."
                : links.entrySet().stream()
                                .map(e -> "[" + label(e.getKey()) + "](" + e.getValue() + ")")
                                .collect(Collectors.joining(" · "))
                        + more;
    }

    /** What was merged; nothing when Git cannot be read: then the gate says so. */
    private static List<CommitMessage> messages(SourceRepository source, String base, String commit) {
        try {
            return source.messages(base, commit, MOST_COMMITS);
        } catch (SourceException e) {
            return List.of();
        }
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
}
