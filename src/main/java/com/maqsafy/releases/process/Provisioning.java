package com.maqsafy.releases.process;

import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Roles;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryProperty;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Roles, what each may do in Camunda's web applications, the first administrator and the Tasklist filters; made at start
 * where they are missing, never changed where they exist.
 */
@Component
@Order(10)
class Provisioning implements ApplicationRunner {

    /** Groups that no task is ever offered to. */
    private static final Set<String> WITHOUT_TASKS = Set.of(Roles.CI, Roles.AUDITOR);

    static final List<String> PROCESSES = List.of("standard-release", "hotfix-release", "security-release");

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final AdminSettings settings;
    private final OneAfterTheOther oneAfterTheOther;

    Provisioning(
            IdentityService identity,
            AuthorizationService authorizations,
            FilterService filters,
            TaskService tasks,
            AdminSettings settings,
            OneAfterTheOther oneAfterTheOther) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.settings = settings;
        this.oneAfterTheOther = oneAfterTheOther;
    }

    @Override
    public void run(ApplicationArguments args) {
        // Two nodes that start together would both find something missing, and the second one's start would fail.
        oneAfterTheOther.run("provisioning", this::provide);
    }

    private void provide() {
        Roles.NAMES.forEach(this::group);
        group(Roles.MONITORING, "Monitoring");
        group(Groups.CAMUNDA_ADMIN, "Administrators");
        administrator();
        grants();
        filters();
    }

    private void group(String id, String name) {
        if (identity.createGroupQuery().groupId(id).count() == 0) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(Groups.CAMUNDA_ADMIN.equals(id) ? Groups.GROUP_TYPE_SYSTEM : "WORKFLOW");
            identity.saveGroup(group);
        }
    }

    private void administrator() {
        for (Resource resource : Resources.values()) {
            grant(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
        String id = settings.id();
        String password = settings.password();
        if (password != null && identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName("Administrator");
            user.setLastName("");
            user.setPassword(password);
            identity.saveUser(user);
            identity.createMembership(id, Groups.CAMUNDA_ADMIN);
        }
    }

    private void grants() {
        for (String role : Roles.NAMES.keySet()) {
            if (!role.equals(Roles.CI)) {
                grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            }
        }
        for (String role : List.of(Roles.RELEASE_OWNER, Roles.CI)) {
            for (String process : PROCESSES) {
                grant(
                        role,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            }
            grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
        }
        // Before what both may do: a group has one grant for a resource.
        grant(Roles.PROCESS_OWNER, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE);
        for (String role : List.of(Roles.AUDITOR, Roles.PROCESS_OWNER)) {
            grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    Authorization.ANY,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY,
                    ProcessDefinitionPermissions.READ_TASK);
            grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ);
            grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ, Permissions.READ_HISTORY);
            grant(role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ);
        }
    }

    private void grant(String group, Resource resource, String id, Permission... permissions) {
        boolean there = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(resource)
                        .resourceId(id)
                        .count()
                > 0;
        if (!there) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            grant.setResource(resource);
            grant.setResourceId(id);
            grant.setPermissions(permissions);
            authorizations.saveAuthorization(grant);
        }
    }

    private void filters() {
        for (Map.Entry<String, String> role : Roles.NAMES.entrySet()) {
            if (WITHOUT_TASKS.contains(role.getKey())) {
                continue;
            }
            filter(
                    "Tasks for " + inSentence(role.getValue()),
                    10,
                    tasks.createTaskQuery().taskCandidateGroup(role.getKey()).includeAssignedTasks(),
                    role.getKey());
            String approvals = "Approvals waiting for " + inSentence(role.getValue());
            if (Roles.DECIDERS.contains(role.getKey())) {
                filter(
                        approvals,
                        20,
                        tasks.createTaskQuery()
                                .taskCandidateGroup(role.getKey())
                                .includeAssignedTasks()
                                .taskDefinitionKeyIn(
                                        "userTask_approveRelease",
                                        "userTask_decideOnPeakDeployment",
                                        "userTask_confirmBackup",
                                        "userTask_decideOnDestructiveOperations",
                                        "userTask_decideOnHotfixScope",
                                        "userTask_reviewRisk",
                                        "userTask_approveRollback"),
                        role.getKey());
            } else {
                // Every group was offered one once.
                filters.createFilterQuery().filterName(approvals).list().forEach(f -> filters.deleteFilter(f.getId()));
            }
        }
        filter(
                "Overdue",
                30,
                tasks.createTaskQuery().followUpAfter(Date.from(OverdueTasks.LONG_AGO)),
                Roles.NAMES.keySet().stream().filter(r -> !r.equals(Roles.CI)).toArray(String[]::new));
    }

    /** A role's name in the middle of a sentence; abbreviations stay as they are. */
    private static String inSentence(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT))
                ? name
                : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Gives every person a filter with their own tasks; also those who came since the last start. */
    @EventListener(ApplicationReadyEvent.class)
    void personalFilters() {
        oneAfterTheOther.run("filters", () -> identity.createUserQuery().list().forEach(user -> mine(user.getId())));
    }

    /** The same for an account that was made while the application runs. */
    @EventListener
    void personalFilter(AccountAppeared account) {
        oneAfterTheOther.run("filters", () -> mine(account.id()));
    }

    /**
     * The filter with a person's own tasks, and those that are offered to this very person; expressions are switched off
     * in filters, so each person has one.
     */
    private void mine(String user) {
        String name = "My tasks (" + user + ")";
        TaskQuery query = tasks.createTaskQuery().taskInvolvedUser(user);
        if (!sorted(name, query)) {
            Filter filter = saved(name, 0, query);
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setUserId(user);
            read(grant, filter);
        }
    }

    private void filter(String name, int priority, TaskQuery query, String... groups) {
        if (sorted(name, query)) {
            return;
        }
        Filter filter = saved(name, priority, query);
        for (String group : groups) {
            Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId(group);
            read(grant, filter);
        }
    }

    /**
     * Whether there is such a filter. One from before tasks had priorities gets the query of today.
     */
    private boolean sorted(String name, TaskQuery query) {
        Filter filter = filters.createFilterQuery().filterName(name).singleResult();
        if (filter != null && !byPriority(filter)) {
            filter.setQuery(inOrder(query));
            filters.saveFilter(filter);
        }
        return filter != null;
    }

    private static boolean byPriority(Filter filter) {
        return filter.getQuery() instanceof TaskQueryImpl query
                && query.getOrderingProperties().stream()
                        .anyMatch(by -> by.getQueryProperty().getName().equals(TaskQueryProperty.PRIORITY.getName()));
    }

    /** What comes first: priority, then what is due first. */
    private static TaskQuery inOrder(TaskQuery query) {
        return query.orderByTaskPriority().desc().orderByDueDate().asc();
    }

    private Filter saved(String name, int priority, TaskQuery query) {
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(inOrder(query));
        filter.setProperties(Map.of(
                "priority",
                priority,
                "description",
                "",
                "color",
                "#3C5A78",
                "refresh",
                true,
                "showUndefinedVariable",
                false,
                "variables",
                List.of(
                        Map.of("name", "releaseKey", "label", "Release"),
                        Map.of("name", "releaseType", "label", "Type"))));
        return filters.saveFilter(filter);
    }

    private void read(Authorization grant, Filter filter) {
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filter.getId());
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
