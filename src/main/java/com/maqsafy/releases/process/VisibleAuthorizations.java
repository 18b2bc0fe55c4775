package com.maqsafy.releases.process;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AuthorizationQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.task.Task;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Leaves the authorizations of hidden tasks out of what administrators read. The engine writes one for each candidate of a
 * task, and knows no tenants there.
 */
public final class VisibleAuthorizations extends AuthorizationManager {

    private final ObjectProvider<HiddenInstances> hidden;

    VisibleAuthorizations(ObjectProvider<HiddenInstances> hidden) {
        this.hidden = hidden;
    }

    /**
     * The engine's own list of administrators is empty (see {@link EngineConfiguration}), because it also ends tenant
     * checks; for authorizations administrators are what they always were.
     */
    @Override
    public boolean isCamundaAdmin(Authentication caller) {
        return caller.getGroupIds() != null && caller.getGroupIds().contains(Groups.CAMUNDA_ADMIN);
    }

    @Override
    public List<Authorization> selectAuthorizationByQueryCriteria(AuthorizationQueryImpl query) {
        Set<String> tasks = hiddenTasks();
        if (tasks.isEmpty()) {
            return super.selectAuthorizationByQueryCriteria(query);
        }
        return visible(query, tasks).stream()
                .skip(query.getFirstResult())
                .limit(query.getMaxResults())
                .toList();
    }

    @Override
    public Long selectAuthorizationCountByQueryCriteria(AuthorizationQueryImpl query) {
        Set<String> tasks = hiddenTasks();
        return tasks.isEmpty()
                ? super.selectAuthorizationCountByQueryCriteria(query)
                : Long.valueOf(visible(query, tasks).size());
    }

    /** Everything that the query finds but the hidden; there are no more rows than grants and candidates of open tasks. */
    private List<Authorization> visible(AuthorizationQueryImpl query, Set<String> tasks) {
        int first = query.getFirstResult();
        int max = query.getMaxResults();
        try {
            query.setFirstResult(0);
            query.setMaxResults(Integer.MAX_VALUE);
            return super.selectAuthorizationByQueryCriteria(query).stream()
                    .filter(a ->
                            a.getResourceType() != Resources.TASK.resourceType() || !tasks.contains(a.getResourceId()))
                    .toList();
        } finally {
            query.setFirstResult(first);
            query.setMaxResults(max);
        }
    }

    private Set<String> hiddenTasks() {
        Authentication caller = getCurrentAuthentication();
        if (caller == null || caller.getUserId() == null) {
            return Set.of();
        }
        List<String> tenants = hidden.getObject()
                .hiddenFrom(caller.getUserId(), caller.getGroupIds() == null ? List.of() : caller.getGroupIds());
        return tenants.isEmpty() ? Set.of() : tasksOf(tenants);
    }

    private Set<String> tasksOf(List<String> tenants) {
        boolean tenantCheck = getCommandContext().isTenantCheckEnabled();
        getCommandContext().disableTenantCheck();
        try {
            Set<String> ids = new HashSet<>();
            TaskQueryImpl query = new TaskQueryImpl();
            query.tenantIdIn(tenants.toArray(String[]::new));
            for (Task task :
                    getCommandContext().runWithoutAuthorization(() -> query.executeList(getCommandContext(), null))) {
                ids.add(task.getId());
            }
            return ids;
        } finally {
            getCommandContext().setTenantCheckEnabled(tenantCheck);
        }
    }
}
