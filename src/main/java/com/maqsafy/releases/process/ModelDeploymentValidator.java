package com.maqsafy.releases.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Every new deployment passes here, whatever channel it comes through.
 *
 * <p>A process owner deploys one file from Camunda Modeler; the rest of the set is taken over from the newest
 * deployment, so that deployment bindings find forms, decisions and called processes. Then every
 * {@link DeploymentGuard} judges the whole set, and one objection refuses all of it.
 */
@Component
class ModelDeploymentValidator implements Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeploymentValidator.class);

    private final ObjectProvider<DeploymentGuard> guards;

    ModelDeploymentValidator(ObjectProvider<DeploymentGuard> guards) {
        this.guards = guards;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        if (deployment.getTenantId() != null) {
            throw new BadUserRequestException(
                    "REL-MOD-003 The models are refused and nothing is deployed: there is one set of models for all"
                            + " releases, and it has no tenant. Deploy it without a tenant id.");
        }
        complete(deployment);
        Map<String, byte[]> resources = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> {
            if (resources.put(baseName(name), resource.getBytes()) != null) {
                throw new BadUserRequestException("REL-MOD-002 " + deployment.getName() + ": two files are named "
                        + baseName(name) + ". File names must be unique.");
            }
        });
        List<String> objections = guards.orderedStream()
                .flatMap(g -> g.objections(resources).stream())
                .toList();
        if (!objections.isEmpty()) {
            // Whoever deploys from inside the application, at its start, has nothing but the log.
            LOG.warn("REL-MOD-001 Models are refused: {}", String.join(" | ", objections));
            throw new DeploymentRefusedException(objections);
        }
    }

    private static void complete(DeploymentEntity deployment) {
        CommandContext context = Context.getCommandContext();
        List<String> given = deployment.getResources().keySet().stream()
                .map(ModelDeploymentValidator::baseName)
                .toList();
        String previous = newestDeployment(context, deployment.getId());
        if (previous == null) {
            return;
        }
        for (ResourceEntity resource : context.getResourceManager().findResourcesByDeploymentId(previous)) {
            String name = baseName(resource.getName());
            if (isModel(name) && !given.contains(name)) {
                ResourceEntity copy = new ResourceEntity();
                copy.setName(name);
                copy.setBytes(resource.getBytes());
                copy.setDeploymentId(deployment.getId());
                copy.setType(resource.getType());
                copy.setCreateTime(
                        java.util.Date.from(deployment.getDeploymentTime().toInstant()));
                context.getResourceManager().insertResource(copy);
                deployment.addResource(copy);
            }
        }
    }

    private static @Nullable String newestDeployment(CommandContext context, String except) {
        // Every deployment that was accepted here holds the whole set, so the newest release process leads to it.
        var definition = context.getProcessDefinitionManager()
                .findLatestProcessDefinitionByKeyAndTenantId("standard-release", null);
        return definition == null || definition.getDeploymentId().equals(except) ? null : definition.getDeploymentId();
    }

    private static boolean isModel(String name) {
        return name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".form");
    }

    private static String baseName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
