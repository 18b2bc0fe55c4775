package com.maqsafy.releases.policy.process;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.evidence.KeptDocuments;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.RulesApplied;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseStartListener;
import com.maqsafy.releases.verification.ApplicableChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Which rules apply to a release: the files of the deployed set, the policy's own, its checks and steps, and the application
 * that judges by them. The list and the files are kept, so that nobody can take them away.
 */
@Component
class AppliedRules implements ReleaseStartListener {

    private static final List<String> OWN = List.of("policy/catalogue.json", "policy/forms.json");

    private final DeployedModels models;
    private final DeploymentPlans plans;
    private final ApplicableChecks checks;
    private final PolicyCatalogue catalogue;
    private final KeptDocuments documents;
    private final Ledger ledger;
    private final CanonicalJson canonicalJson;
    private final Map<String, String> application;

    /** Files of a deployment by name: a deployment never changes. */
    private final Map<String, SortedMap<String, String>> files = new ConcurrentHashMap<>();

    AppliedRules(
            DeployedModels models,
            DeploymentPlans plans,
            ApplicableChecks checks,
            PolicyCatalogue catalogue,
            KeptDocuments documents,
            Ledger ledger,
            CanonicalJson canonicalJson,
            ObjectProvider<BuildProperties> build,
            ObjectProvider<GitProperties> git) {
        this.models = models;
        this.plans = plans;
        this.checks = checks;
        this.catalogue = catalogue;
        this.documents = documents;
        this.ledger = ledger;
        this.canonicalJson = canonicalJson;
        this.application = Map.of(
                "version",
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unknown"),
                "commit",
                git.stream().map(GitProperties::getCommitId).findFirst().orElse("unknown"));
    }

    /** A new release begins with the set in force. */
    @Override
    public void begun(ReleaseDetails release, ReleaseRequest request, String processInstanceId) {
        SortedMap<String, String> names = files(models.newestDeployment());
        ledger.append(Attestation.of(
                release.key(),
                "system:policy",
                new RulesApplied(keep(release, names), requireNonNull(application.get("version")), names.size())));
    }

    /**
     * The rules of a running release, kept.
     *
     * @param processDefinitionId of one of its processes; all of them are of one deployment
     * @return SHA-256 of the list
     */
    String of(ReleaseDetails release, String processDefinitionId) {
        return keep(release, files(models.deploymentOf(processDefinitionId)));
    }

    private String keep(ReleaseDetails release, SortedMap<String, String> names) {
        return documents.keep(canonicalJson.of(Map.of(
                "application",
                application,
                "files",
                names,
                "checks",
                checks
                        .of(
                                release.service(),
                                release.type(),
                                catalogue.applicableChecks(release.changedAspects(), release.type()))
                        .stream()
                        .map(c -> Map.of(
                                "id", c.id(), "item", c.item(), "kind", c.kind().name(), "critical", c.critical()))
                        .toList(),
                "steps",
                plans.resolved(release).commands())));
    }

    /** The transaction may be rolled back, so files are kept again until one was seen to be there. */
    private SortedMap<String, String> files(String deployment) {
        SortedMap<String, String> known = files.get(deployment);
        if (known != null
                && known.values().stream()
                        .limit(1)
                        .allMatch(sha -> documents.find(sha).isPresent())) {
            return known;
        }
        SortedMap<String, String> kept = new TreeMap<>();
        models.files(deployment)
                .forEach(
                        (name, content) -> kept.put(name, documents.keep(new String(content, StandardCharsets.UTF_8))));
        OWN.forEach(name -> kept.put(name, documents.keep(own(name))));
        files.put(deployment, kept);
        return kept;
    }

    private static String own(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
