package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("Roles, their rights and their filters are made at the start where they are missing")
class ProvisioningTest {

    private static TestDatabase database;
    private static ProcessEngine engine;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("provisioning");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(new JdbcTransactionManager(database.owner()));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setGroupResourceWhitelistPattern("[a-z-]+");
        engine = configuration.buildProcessEngine();
        // One of before tasks had priorities, and one that every group was offered once.
        Filter before = engine.getFilterService().newTaskFilter("Tasks for QA");
        before.setQuery(engine.getTaskService().createTaskQuery().taskCandidateGroup("before"));
        before.setProperties(Map.of("priority", 77));
        engine.getFilterService().saveFilter(before);
        Filter approvals = engine.getFilterService().newTaskFilter("Approvals waiting for QA");
        approvals.setQuery(engine.getTaskService().createTaskQuery());
        engine.getFilterService().saveFilter(approvals);
        Group named = engine.getIdentityService().newGroup(Roles.DEVELOPER);
        named.setName("Our developers");
        engine.getIdentityService().saveGroup(named);
        run("first");
        run("second");
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    private static void run(String password) {
        provisioning(password).run(new DefaultApplicationArguments());
    }

    private static Provisioning provisioning(String password) {
        OneAfterTheOther alone = mock(OneAfterTheOther.class);
        doAnswer(call -> {
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .when(alone)
                .run(anyString(), any());
        return new Provisioning(
                engine.getIdentityService(),
                engine.getAuthorizationService(),
                engine.getFilterService(),
                engine.getTaskService(),
                new AdminSettings("admin", password),
                alone);
    }

    @Test
    void makesAGroupOfEachRoleAndChangesNoneThatIsThere() {
        Map<String, String> groups = engine.getIdentityService().createGroupQuery().list().stream()
                .collect(Collectors.toMap(Group::getId, g -> g.getName() + "/" + g.getType()));

        assertThat(groups.keySet()).containsAll(Roles.NAMES.keySet());
        assertThat(groups)
                .containsEntry(Roles.QA, "QA/WORKFLOW")
                .containsEntry(Roles.DEVELOPER, "Our developers/null")
                .containsEntry(Roles.MONITORING, "Monitoring/WORKFLOW")
                .containsEntry(Groups.CAMUNDA_ADMIN, "Administrators/SYSTEM");
    }

    @Test
    void makesTheFirstAdministratorOnce() {
        assertThat(engine.getIdentityService().checkPassword("admin", "first")).isTrue();
        assertThat(engine.getIdentityService().checkPassword("admin", "second")).isFalse();
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(Groups.CAMUNDA_ADMIN)
                        .singleResult()
                        .getFirstName())
                .isEqualTo("Administrator");
        assertThat(Stream.of(Resources.values()))
                .allMatch(resource -> may(Groups.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL));
    }

    @Test
    void makesNoAdministratorWithoutAPassword() {
        engine.getIdentityService().deleteUser("admin");
        provisioning(null).run(new DefaultApplicationArguments());
        assertThat(engine.getIdentityService().createUserQuery().count()).isZero();

        run("first");
        assertThat(engine.getIdentityService().createUserQuery().count()).isEqualTo(1);
    }

    @Test
    void letsEachRoleDoWhatItIsFor() {
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> may(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS))
                .doesNotContain(Roles.CI)
                .hasSize(Roles.NAMES.size() - 1);
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> may(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS))
                .containsExactlyInAnyOrder(Roles.AUDITOR, Roles.PROCESS_OWNER);
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> Provisioning.PROCESSES.stream()
                        .allMatch(process -> may(
                                role,
                                Resources.PROCESS_DEFINITION,
                                process,
                                ProcessDefinitionPermissions.READ,
                                ProcessDefinitionPermissions.CREATE_INSTANCE)))
                .containsExactlyInAnyOrder(Roles.RELEASE_OWNER, Roles.CI);
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> may(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE))
                .containsExactlyInAnyOrder(Roles.RELEASE_OWNER, Roles.CI);
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> may(role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.CREATE))
                .containsExactly(Roles.PROCESS_OWNER);
        for (String role : List.of(Roles.AUDITOR, Roles.PROCESS_OWNER)) {
            assertThat(may(
                            role,
                            Resources.PROCESS_DEFINITION,
                            Authorization.ANY,
                            ProcessDefinitionPermissions.READ,
                            ProcessDefinitionPermissions.READ_INSTANCE,
                            ProcessDefinitionPermissions.READ_HISTORY,
                            ProcessDefinitionPermissions.READ_TASK))
                    .isTrue();
            assertThat(may(role, Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.READ))
                    .isTrue();
            assertThat(may(
                            role,
                            Resources.DECISION_DEFINITION,
                            Authorization.ANY,
                            Permissions.READ,
                            Permissions.READ_HISTORY))
                    .isTrue();
            assertThat(may(role, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ))
                    .isTrue();
        }
    }

    @Test
    void givesEachRoleAFilterThatItMayRead() {
        Filter developers = filter("Tasks for developer");
        assertThat(developers.getProperties())
                .containsEntry("priority", 10)
                .containsEntry("refresh", true)
                .containsEntry("showUndefinedVariable", false);
        assertThat(developers.getProperties().get("variables").toString())
                .isEqualTo("[{name=releaseKey, label=Release}, {name=releaseType, label=Type}]");
        TaskQueryImpl query = developers.getQuery();
        assertThat(query.getCandidateGroup()).isEqualTo("developer");
        assertThat(query.isIncludeAssignedTasks()).isTrue();
        assertThat(may("developer", Resources.FILTER, developers.getId(), Permissions.READ))
                .isTrue();
        assertThat(may("product-owner", Resources.FILTER, developers.getId(), Permissions.READ))
                .isFalse();
        assertThat(names("Tasks for %")).hasSize(Roles.NAMES.size() - 2).doesNotContain("Tasks for auditor");
    }

    @Test
    void givesThoseWhoDecideAFilterOfTheirDecisions() {
        assertThat(names("Approvals waiting for %"))
                .hasSize(Roles.DECIDERS.size())
                .contains("Approvals waiting for technical owner")
                .doesNotContain("Approvals waiting for QA");
        TaskQueryImpl query = filter("Approvals waiting for technical owner").getQuery();
        assertThat(query.getKeys()).contains("userTask_approveRelease", "userTask_approveRollback");
    }

    @Test
    void asksAFilterOfBeforeWhatIsAskedToday() {
        Filter before = filter("Tasks for QA");

        TaskQueryImpl query = before.getQuery();
        assertThat(query.getCandidateGroup()).isEqualTo("qa");
        assertThat(query.getOrderingProperties())
                .extracting(by -> by.getQueryProperty().getName())
                .containsExactly("PRIORITY_", "DUE_DATE_");
        assertThat(before.getProperties()).as("what people changed stays").containsEntry("priority", 77);
    }

    @Test
    void showsWhatIsOverdueToEveryPerson() {
        Task task = engine.getTaskService().newTask("overdue");
        task.setFollowUpDate(java.util.Date.from(java.time.Instant.parse("2026-03-02T08:00:00Z")));
        engine.getTaskService().saveTask(task);
        Filter overdue = filter("Overdue");

        assertThat(engine.getFilterService().count(overdue.getId())).isEqualTo(1);
        assertThat(Roles.NAMES.keySet())
                .filteredOn(role -> may(role, Resources.FILTER, overdue.getId(), Permissions.READ))
                .doesNotContain(Roles.CI)
                .hasSize(Roles.NAMES.size() - 1);
        engine.getTaskService().deleteTask("overdue", true);
    }

    @Test
    void givesEachPersonAFilterOfTheirOwn() {
        provisioning(null).personalFilters();
        provisioning(null).personalFilter(new AccountAppeared("sara"));
        provisioning(null).personalFilter(new AccountAppeared("sara"));

        assertThat(names("My tasks (%")).containsExactlyInAnyOrder("My tasks (admin)", "My tasks (sara)");
        Filter own = filter("My tasks (sara)");
        assertThat(own.<TaskQueryImpl>getQuery().getInvolvedUser()).isEqualTo("sara");
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .userIdIn("sara")
                        .resourceType(Resources.FILTER)
                        .resourceId(own.getId())
                        .hasPermission(Permissions.READ)
                        .count())
                .isEqualTo(1);
    }

    private static boolean may(String group, Resource resource, String id, Permission... permissions) {
        return engine
                .getAuthorizationService()
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .list()
                .stream()
                .anyMatch(granted -> Stream.of(permissions).allMatch(granted::isPermissionGranted));
    }

    private static Filter filter(String name) {
        return engine.getFilterService().createFilterQuery().filterName(name).singleResult();
    }

    private static List<String> names(String like) {
        return engine.getFilterService().createFilterQuery().filterNameLike(like).list().stream()
                .map(Filter::getName)
                .toList();
    }
}
