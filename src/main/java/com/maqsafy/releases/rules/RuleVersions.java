package com.maqsafy.releases.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.RuleSets;
import com.maqsafy.releases.evidence.RuleSets.RuleSet;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.release.LogFilter;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseLists;
import com.maqsafy.releases.rules.RuleDifference.Diagrams;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Versions of models, tables and forms. Who may read them is decided by whoever asks; of releases by who is signed in. */
@Component
public class RuleVersions {

    /** So many releases of a version are named at most. */
    static final int NAMED = 100;

    private static final String UNKNOWN = "unknown";

    private final DeployedModels models;
    private final RuleSets sets;
    private final KeptDocuments documents;
    private final ReleaseLists releases;

    /** SHA-256 of the files of a deployment, by name: a deployment never changes. */
    private final Map<String, SortedMap<String, String>> digests = new ConcurrentHashMap<>();

    RuleVersions(DeployedModels models, RuleSets sets, KeptDocuments documents, ReleaseLists releases) {
        this.models = models;
        this.sets = sets;
        this.documents = documents;
        this.releases = releases;
    }

    /**
     * A set of rules under which releases began.
     *
     * @param sha256 of its list, by which records name it
     * @param application version of the application that judged by it
     * @param commit the commit that this was built from
     * @param files number of its files
     * @param checks number of checks that apply
     * @param steps number of commands of the plan
     * @param releases keys of releases that began under it, as far as the person may know of them, the last one first
     * @param more whether there may be more
     */
    public record KeptSet(
            String sha256,
            String application,
            String commit,
            int files,
            int checks,
            int steps,
            List<String> releases,
            boolean more) {}

    /**
     * What there is.
     *
     * @param files models, tables and forms that are or were deployed, by name
     * @param sets the sets of rules under which releases began
     */
    public record Overview(List<RuleFile> files, List<KeptSet> sets) {}

    /** What there is. */
    public Overview overview() {
        History history = history();
        return new Overview(
                history.names().stream().map(file -> file(file, history)).toList(), sets());
    }

    private static RuleFile file(String file, History history) {
        List<Content> contents = history.of(file);
        Content last = contents.get(contents.size() - 1);
        RuleVersion.Deployed first = last.deployments().get(0);
        return new RuleFile(
                file, kind(file), contents.size(), last.sha256(), first.at(), first.by(), history.inForce(last));
    }

    private List<KeptSet> sets() {
        return sets.all().stream()
                .map(set -> {
                    Named named = named(List.of(set));
                    return new KeptSet(
                            set.sha256(),
                            set.application(),
                            set.commit(),
                            set.files().size(),
                            set.checks(),
                            set.steps(),
                            named.keys(),
                            named.more());
                })
                .filter(set -> !set.releases().isEmpty())
                .toList();
    }

    /**
     * The versions of a file, the first one first.
     *
     * @throws UnknownRuleException {@code REL-RUL-001} when there is no such file
     */
    public List<RuleVersion> versions(String file) {
        History history = history();
        List<Content> contents = known(file, history);
        List<RuleSet> all = sets.all();
        List<RuleVersion> versions = new ArrayList<>();
        for (Content content : contents) {
            Named named = named(all.stream()
                    .filter(set -> content.sha256().equals(set.files().get(file)))
                    .toList());
            versions.add(new RuleVersion(
                    versions.size() + 1,
                    content.sha256(),
                    history.inForce(content),
                    content.deployments(),
                    named.keys(),
                    named.more()));
        }
        return List.copyOf(versions);
    }

    /**
     * What differs between two versions of a file.
     *
     * @throws UnknownRuleException {@code REL-RUL-001} when there is no such file, {@code REL-RUL-002} when it has no such
     *     version
     */
    public RuleDifference difference(String file, int from, int to) {
        List<Content> contents = known(file, history());
        String before = content(file, contents, from);
        String after = content(file, contents, to);
        LineDifference lines = new LineDifference(before, after);
        return new RuleDifference(
                file,
                from,
                to,
                lines.added(),
                lines.removed(),
                lines.hunks(),
                file.endsWith(".bpmn")
                        ? ModelDifference.of(before, after)
                                .map(elements -> new Diagrams(before, after, elements))
                                .orElse(null)
                        : null);
    }

    /**
     * What differs between the settings of two sets of rules.
     *
     * @param from SHA-256 of a set, as {@link Overview} names it
     * @throws UnknownRuleException {@code REL-RUL-250} when no release began under such a set of which the person may know
     */
    public SettingsDifference settings(String from, String to) {
        Set<String> known = sets().stream().map(KeptSet::sha256).collect(Collectors.toSet());
        LineDifference lines = new LineDifference(settings(from, known), settings(to, known));
        return new SettingsDifference(from, to, lines.added(), lines.removed(), lines.hunks());
    }

    /** One line a value. */
    private String settings(String sha256, Set<String> known) {
        return Optional.of(sha256)
                .filter(known::contains)
                .flatMap(documents::find)
                .map(RuleVersions::lines)
                .orElseThrow(() -> new UnknownRuleException("REL-RUL-250 There is no set of rules '" + sha256
                        + "'. Take two from the list of sets, by their SHA-256."));
    }

    private static String lines(String list) {
        try {
            ObjectMapper json = new ObjectMapper();
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("REL-RUL-251 A set of rules that was kept cannot be read.", e);
        }
    }

    private String content(String file, List<Content> contents, int version) {
        if (version < 1 || version > contents.size()) {
            throw new UnknownRuleException("REL-RUL-002 " + file + " has the versions 1 to " + contents.size()
                    + ", not " + version + ". Ask for one of these.");
        }
        Content content = contents.get(version - 1);
        return documents
                .find(content.sha256())
                .orElseGet(() -> new String(
                        models.files(content.deployments().get(0).id()).get(file), StandardCharsets.UTF_8));
    }

    private static List<Content> known(String file, History history) {
        List<Content> contents = history.of(file);
        if (contents.isEmpty()) {
            throw new UnknownRuleException("REL-RUL-001 There is no model, table or form " + file
                    + ". Take a name from the list of rules, e.g. standard-release.bpmn.");
        }
        return contents;
    }

    private Named named(List<RuleSet> of) {
        Set<String> keys = new LinkedHashSet<>();
        boolean more = false;
        for (RuleSet set : of) {
            List<String> some = sets.releases(set.sha256(), NAMED);
            more = more || some.size() == NAMED;
            keys.addAll(some);
        }
        List<String> visible = releases.named(keys, new LogFilter(null, null, null, null, NAMED)).stream()
                .map(ReleaseDetails::key)
                .toList();
        // Of a release that the person may not know, not even that there is one more is told.
        return new Named(visible, more && visible.size() == NAMED);
    }

    private record Named(List<String> keys, boolean more) {}

    private History history() {
        Map<String, String> by = sets.deployedBy();
        Map<String, List<Content>> contents = new TreeMap<>();
        String newest = models.newestDeployment();
        for (DeployedModels.Deployed deployment : models.deployments()) {
            digests.computeIfAbsent(deployment.id(), this::digests)
                    .forEach((file, sha256) -> contents.computeIfAbsent(file, f -> new ArrayList<>())
                            .add(new Content(
                                    sha256,
                                    List.of(new RuleVersion.Deployed(
                                            deployment.id(),
                                            deployment.name(),
                                            deployment.at(),
                                            by.getOrDefault(deployment.id(), UNKNOWN),
                                            deployment.versions().get(file))))));
        }
        contents.replaceAll((file, all) -> joined(all));
        return new History(contents, newest);
    }

    private SortedMap<String, String> digests(String deployment) {
        SortedMap<String, String> files = new TreeMap<>();
        models.files(deployment)
                .forEach((name, content) ->
                        files.put(name, KeptDocuments.sha256(new String(content, StandardCharsets.UTF_8))));
        return files;
    }

    /** Deployments one after the other that have the same content are one version. */
    private static List<Content> joined(List<Content> all) {
        List<Content> joined = new ArrayList<>();
        for (Content next : all) {
            Content last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.sha256().equals(next.sha256())) {
                List<RuleVersion.Deployed> both = new ArrayList<>(last.deployments());
                both.addAll(next.deployments());
                joined.set(joined.size() - 1, new Content(last.sha256(), List.copyOf(both)));
            } else {
                joined.add(next);
            }
        }
        return List.copyOf(joined);
    }

    private static String kind(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "bpmn" -> "model";
            case "dmn" -> "table";
            default -> "form";
        };
    }

    private record Content(String sha256, List<RuleVersion.Deployed> deployments) {}

    private record History(Map<String, List<Content>> contents, String newest) {

        Set<String> names() {
            return new TreeSet<>(contents.keySet());
        }

        List<Content> of(String file) {
            return contents.getOrDefault(file, List.of());
        }

        boolean inForce(Content content) {
            return content.deployments().stream().anyMatch(d -> d.id().equals(newest));
        }
    }
}
