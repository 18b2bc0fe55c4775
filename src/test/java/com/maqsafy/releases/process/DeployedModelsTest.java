package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.process.DeployedModels.RunningVersion;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentQuery;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The models in force, and the versions that running releases stay on")
class DeployedModelsTest {

    private static final Instant DAY = Instant.parse("2026-03-02T09:00:00Z");

    private final RepositoryService repository = mock();
    private final RuntimeService runtime = mock(RuntimeService.class, RETURNS_DEEP_STUBS);
    private final ProcessDefinitionQuery definitions = mock(ProcessDefinitionQuery.class, RETURNS_SELF);
    private final DeployedModels models =
            new DeployedModels(repository, runtime, new WithoutAuthorization(mock(IdentityService.class)));

    @BeforeEach
    void standUp() {
        DeploymentQuery deployments = mock(DeploymentQuery.class, RETURNS_SELF);
        Deployment deployment = mock();
        when(deployment.getDeploymentTime()).thenReturn(Date.from(DAY));
        when(deployments.singleResult()).thenReturn(deployment);
        when(repository.createDeploymentQuery()).thenReturn(deployments);
        when(repository.createProcessDefinitionQuery()).thenReturn(definitions);
    }

    private static ProcessDefinition definition(String id, int version) {
        ProcessDefinition definition = mock();
        when(definition.getId()).thenReturn(id);
        when(definition.getKey()).thenReturn("standard-release");
        when(definition.getVersion()).thenReturn(version);
        when(definition.getVersionTag()).thenReturn("1." + version + ".0");
        when(definition.getDeploymentId()).thenReturn("deployment-" + version);
        return definition;
    }

    private static ProcessInstance instance(String release, String definition) {
        ProcessInstance instance = mock();
        when(instance.getBusinessKey()).thenReturn(release);
        when(instance.getProcessDefinitionId()).thenReturn(definition);
        return instance;
    }

    @Test
    void areThoseOfTheNewestDeploymentByFileName() {
        ProcessDefinition newest = definition("d2", 2);
        when(definitions.singleResult()).thenReturn(newest);
        when(repository.getDeploymentResourceNames("deployment-2"))
                .thenReturn(
                        List.of("BOOT-INF/classes/bpmn/standard-release.bpmn", "start-release.form", "picture.png"));
        when(repository.getResourceAsStream(anyString(), anyString()))
                .thenAnswer(asked ->
                        new ByteArrayInputStream(asked.<String>getArgument(1).getBytes()));

        assertThat(models.newest())
                .hasSize(2)
                .containsEntry("standard-release.bpmn", "BOOT-INF/classes/bpmn/standard-release.bpmn".getBytes())
                .containsEntry("start-release.form", "start-release.form".getBytes());
    }

    @Test
    void areNoneBeforeTheFirstDeployment() {
        assertThat(models.newest()).isEqualTo(Map.of());
    }

    @Test
    void releasesStayOnTheVersionThatTheyStartedWith() {
        ProcessDefinition older = definition("d1", 1);
        ProcessDefinition newest = definition("d2", 2);
        when(definitions.singleResult()).thenReturn(newest);
        when(repository.getProcessDefinition("d1")).thenReturn(older);
        when(repository.getProcessDefinition("d2")).thenReturn(newest);
        List<ProcessInstance> running = List.of(
                instance("b-1.0.0", "d2"), instance("a-1.1.0", "d1"), instance("a-1.0.0", "d1"), instance(null, "d1"));
        when(runtime.createProcessInstanceQuery().rootProcessInstances().list()).thenReturn(running);

        assertThat(models.running())
                .containsExactly(
                        new RunningVersion("standard-release", 1, "1.1.0", DAY, false, List.of("a-1.0.0", "a-1.1.0")),
                        new RunningVersion("standard-release", 2, "1.2.0", DAY, true, List.of("b-1.0.0")));
    }

    @Test
    void eachDeploymentNamesTheVersionsOfItsProcesses() {
        Deployment first = mock();
        when(first.getId()).thenReturn("deployment-1");
        when(first.getName()).thenReturn("The first set");
        when(first.getDeploymentTime()).thenReturn(Date.from(DAY));
        when(repository.createDeploymentQuery().orderByDeploymentTime().asc().list())
                .thenReturn(List.of(first));
        ProcessDefinition standard = definition("d1", 3);
        when(standard.getResourceName()).thenReturn("BOOT-INF/classes/bpmn/standard-release.bpmn");
        ProcessDefinition hotfix = definition("h1", 1);
        when(hotfix.getResourceName()).thenReturn("hotfix-release.bpmn");
        when(definitions.list()).thenReturn(List.of(standard, hotfix));

        assertThat(models.deployments())
                .containsExactly(new DeployedModels.Deployed(
                        "deployment-1",
                        "The first set",
                        DAY,
                        Map.of("standard-release.bpmn", 3, "hotfix-release.bpmn", 1)));
        verify(definitions).deploymentId("deployment-1");
    }

    @Test
    void anInstanceStaysOnTheDeploymentOfItsDefinition() {
        ProcessDefinition older = definition("d1", 1);
        when(repository.getProcessDefinition("d1")).thenReturn(older);

        assertThat(models.deploymentOf("d1")).isEqualTo("deployment-1");
    }
}
