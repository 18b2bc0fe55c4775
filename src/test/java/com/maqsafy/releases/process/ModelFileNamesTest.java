package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ModelFileNamesTest {

    private final CommandContext context = mock(CommandContext.class, RETURNS_DEEP_STUBS);

    @BeforeEach
    void nothingIsDeployed() {
        when(context.getProcessDefinitionManager()
                        .findLatestProcessDefinitionByKeyAndTenantId("standard-release", null))
                .thenReturn(null);
        Context.setCommandContext(context);
    }

    @AfterEach
    void end() {
        Context.removeCommandContext();
    }

    @Test
    @DisplayName("Two files of one name are refused: in the archive of the application one would be lost")
    void namesAreUnique() {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.setNew(true);
        deployment.setName("two folders");
        deployment.addResource(resource("drafts/release-approval.bpmn"));
        deployment.addResource(resource("bpmn/release-approval.bpmn"));
        ModelDeploymentValidator validator =
                new ModelDeploymentValidator(new StaticListableBeanFactory().getBeanProvider(DeploymentGuard.class));

        assertThatThrownBy(() -> validator.deploy(deployment))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessage("REL-MOD-002 two folders: two files are named release-approval.bpmn. File names must be"
                        + " unique.");
    }

    private static ResourceEntity resource(String name) {
        ResourceEntity resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(new byte[0]);
        return resource;
    }
}
