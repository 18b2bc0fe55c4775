package com.maqsafy.releases.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The models in force, and the versions that running releases stay on. Whoever asks decides who may see which release. */
@Component
public class DeployedModels {

    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    DeployedModels(
            @Lazy RepositoryService repository,
            @Lazy RuntimeService runtime,
            WithoutAuthorization withoutAuthorization) {
        this.repository = repository;
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    /**
     * A version of a process and the releases that run on it: bindings are by deployment, so they keep its forms and tables
     * too, whatever is deployed later.
     *
     * @param versionTag as the model says; null when it says none
     * @param newest whether new releases start with it
     */
    public record RunningVersion(
            String process,
            int version,
            @Nullable String versionTag,
            Instant deployedAt,
            boolean newest,
            List<String> releases) {}

    /**
     * A deployment of the whole set.
     *
     * @param name as whoever deployed it named it, null when not at all
     * @param versions versions of the processes by the names of their files
     */
    public record Deployed(String id, @Nullable String name, Instant at, Map<String, Integer> versions) {

        public Deployed {
            versions = Map.copyOf(versions);
        }
    }

    /** All deployments that are there, the first one first. */
    public List<Deployed> deployments() {
        return withoutAuthorization.call(() ->
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list().stream()
                        .map(d -> new Deployed(
                                d.getId(), d.getName(), d.getDeploymentTime().toInstant(), versions(d.getId())))
                        .toList());
    }

    private Map<String, Integer> versions(String deployment) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        repository
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .list()
                .forEach(d -> versions.put(
                        d.getResourceName().substring(d.getResourceName().lastIndexOf('/') + 1), d.getVersion()));
        return versions;
    }

    /** The set in force by file name; empty before the first deployment. */
    public Map<String, byte[]> newest() {
        String deployment = newestDeployment();
        return deployment.isEmpty() ? Map.of() : files(deployment);
    }

    /** The deployment that is in force; empty before the first. Every deployment holds the whole set (ModelDeploymentValidator). */
    public String newestDeployment() {
        return withoutAuthorization.call(() -> {
            ProcessDefinition newest = newest("standard-release");
            return newest == null ? "" : newest.getDeploymentId();
        });
    }

    /** The deployment on which an instance of a process definition stays. */
    public String deploymentOf(String processDefinitionId) {
        return withoutAuthorization.call(
                () -> repository.getProcessDefinition(processDefinitionId).getDeploymentId());
    }

    /** The set of a deployment by file name. */
    public Map<String, byte[]> files(String deployment) {
        return withoutAuthorization.call(() -> {
            Map<String, byte[]> models = new LinkedHashMap<>();
            for (String name : repository.getDeploymentResourceNames(deployment)) {
                if (name.matches(".*\\.(bpmn|dmn|form)")) {
                    models.put(name.substring(name.lastIndexOf('/') + 1), content(deployment, name));
                }
            }
            return models;
        });
    }

    /** The versions on which releases run, by process and version. */
    public List<RunningVersion> running() {
        return withoutAuthorization.call(() -> {
            Map<String, List<String>> releases = new LinkedHashMap<>();
            for (ProcessInstance instance :
                    runtime.createProcessInstanceQuery().rootProcessInstances().list()) {
                if (instance.getBusinessKey() != null) {
                    releases.computeIfAbsent(instance.getProcessDefinitionId(), key -> new ArrayList<>())
                            .add(instance.getBusinessKey());
                }
            }
            return releases.entrySet().stream()
                    .map(entry -> version(entry.getKey(), entry.getValue()))
                    .sorted(java.util.Comparator.comparing(RunningVersion::process)
                            .thenComparing(RunningVersion::version))
                    .toList();
        });
    }

    private RunningVersion version(String definition, List<String> releases) {
        ProcessDefinition process = repository.getProcessDefinition(definition);
        ProcessDefinition newest = newest(process.getKey());
        return new RunningVersion(
                process.getKey(),
                process.getVersion(),
                process.getVersionTag(),
                repository
                        .createDeploymentQuery()
                        .deploymentId(process.getDeploymentId())
                        .singleResult()
                        .getDeploymentTime()
                        .toInstant(),
                newest != null && newest.getId().equals(definition),
                releases.stream().sorted().toList());
    }

    private @Nullable ProcessDefinition newest(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
    }

    private byte[] content(String deployment, String name) {
        try (InputStream in = repository.getResourceAsStream(deployment, name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The deployed file " + name + " cannot be read.", e);
        }
    }
}
