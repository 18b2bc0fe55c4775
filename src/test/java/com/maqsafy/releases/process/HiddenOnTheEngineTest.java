package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricStatisticsManager;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;

@DisplayName("What is hidden stays hidden on the engine, from administrators too")
class HiddenOnTheEngineTest {

    /** Tenants that sara may see; nobody else may see any. */
    private static final List<String> OF_SARA = new ArrayList<>();

    private static final List<String> OBJECTIONS = new ArrayList<>();

    private static TestDatabase database;
    private static ProcessEngine engine;
    private static IdentityService identity;
    private static RuntimeService runtime;

    private ProcessInstance open;
    private ProcessInstance restricted;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("hidden", new Hidden());
        beans.addBean("passwords", (PasswordChecks) (account, right) -> !account.isEmpty() && right.getAsBoolean());
        beans.addBean("guard", (DeploymentGuard)
                files -> files.keySet().containsAll(List.of("standard-release.bpmn", "security-release.bpmn"))
                        ? OBJECTIONS
                        : List.of("not the whole set"));
        var hidden = beans.getBeanProvider(HiddenInstances.class);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setProcessEngineName("hidden");
        configuration.setDataSource(database.owner());
        configuration.setTransactionManager(new JdbcTransactionManager(database.owner()));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setBeans(Map.of());
        configuration.setAuthorizationEnabled(true);
        configuration.setPasswordPolicy(new DefaultPasswordPolicyImpl());
        configuration.setEnablePasswordPolicy(true);
        configuration.setTenantIdProvider(new RestrictedTenants());
        configuration.setIdentityService(new CallerIdentity(hidden, beans.getBeanProvider(PasswordChecks.class)));
        configuration.setCustomPreDeployers(
                List.of(new ModelDeploymentValidator(beans.getBeanProvider(DeploymentGuard.class))));
        configuration.setCustomSessionFactories(List.of(
                sessions(TenantManager.class, CallerTenants::new),
                sessions(AuthorizationManager.class, () -> new VisibleAuthorizations(hidden)),
                sessions(HistoricStatisticsManager.class, ClosedHistoryStatistics::new),
                sessions(HistoricProcessInstanceManager.class, ClosedProcessReports::new),
                sessions(HistoricDecisionInstanceManager.class, ClosedDecisionReports::new)));
        engine = configuration.buildProcessEngine();
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getAdminGroups()
                .clear();
        identity = engine.getIdentityService();
        runtime = engine.getRuntimeService();
        for (Resources resource : Resources.values()) {
            Authorization all = engine.getAuthorizationService().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            all.setGroupId(Groups.CAMUNDA_ADMIN);
            all.setResource(resource);
            all.setResourceId(Authorization.ANY);
            all.addPermission(Permissions.ALL);
            engine.getAuthorizationService().saveAuthorization(all);
        }
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("bpmn/standard-release.bpmn", model("standard-release"))
                .addModelInstance("security-release.bpmn", model("security-release"))
                .addString("readme.txt", "no model")
                .deploy();
    }

    private static final class Hidden implements HiddenInstances {

        @Override
        public List<String> visibleTo(String user, Collection<String> groups) {
            return user.equals("sara") ? OF_SARA : List.of();
        }

        @Override
        public List<String> hiddenFrom(String user, Collection<String> groups) {
            return new TreeSet<>(tenants())
                    .stream()
                            .filter(tenant -> !visibleTo(user, groups).contains(tenant))
                            .toList();
        }

        @Override
        public Optional<String> tenantOf(String release) {
            return Optional.empty();
        }

        private static List<String> tenants() {
            return TENANTS;
        }
    }

    private static final List<String> TENANTS = new ArrayList<>();

    private static SessionFactory sessions(Class<?> type, Supplier<Session> opened) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return opened.get();
            }
        };
    }

    private static BpmnModelInstance model(String process) {
        return Bpmn.createExecutableProcess(process)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("approve")
                .camundaCandidateGroups("developer")
                .endEvent()
                .done();
    }

    @AfterAll
    static void close() {
        engine.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        open = runtime.startProcessInstanceByKey("standard-release");
        restricted = runtime.startProcessInstanceByKey("security-release");
        TENANTS.add(restricted.getTenantId());
    }

    @AfterEach
    void end() {
        identity.clearAuthentication();
        OF_SARA.clear();
        OBJECTIONS.clear();
        TENANTS.clear();
        runtime.createProcessInstanceQuery()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "end of the test"));
    }

    private static void administrator() {
        identity.setAuthentication("admin", List.of(Groups.CAMUNDA_ADMIN));
    }

    private static void sara(String... groups) {
        identity.setAuthentication("sara", List.of(groups));
    }

    private static List<String> seen() {
        return engine.getTaskService().createTaskQuery().list().stream()
                .map(Task::getProcessInstanceId)
                .toList();
    }

    @Test
    void hidesTheInstancesOfARestrictedProcess() {
        assertThat(open.getTenantId()).isNull();
        assertThat(restricted.getTenantId()).matches("restricted-[0-9a-f-]{36}");
        assertThat(seen()).as("our own work").containsExactlyInAnyOrder(open.getId(), restricted.getId());

        administrator();
        assertThat(seen()).containsExactly(open.getId());
        sara("developer");
        assertThat(seen()).containsExactly(open.getId());

        OF_SARA.add(restricted.getTenantId());
        sara("developer");
        assertThat(seen()).containsExactlyInAnyOrder(open.getId(), restricted.getId());
        sara();
        assertThat(seen()).as("who may know of it may not do it for that").isEmpty();
    }

    @Test
    void nobodyComesInByATenant() {
        identity.setAuthentication("sara", List.of("developer"), List.of(restricted.getTenantId()));

        assertThat(identity.getCurrentAuthentication().getTenantIds()).isEmpty();
        assertThat(seen()).containsExactly(open.getId());

        OF_SARA.add(restricted.getTenantId());
        assertThat(identity.getCurrentAuthentication().getTenantIds())
                .as("asked at the moment")
                .containsExactly(restricted.getTenantId());
    }

    @Test
    void whoeverStartsARestrictedReleaseIsNotHinderedByItsBeingHidden() {
        administrator();
        ProcessInstance started = runtime.startProcessInstanceByKey("security-release");
        TENANTS.add(started.getTenantId());

        assertThat(started.getTenantId()).startsWith("restricted-").isNotEqualTo(restricted.getTenantId());
        assertThat(seen()).as("another command").containsExactly(open.getId());
    }

    @Test
    void hidesTheRightsToHiddenTasks() {
        String hidden = task(restricted);
        String shown = task(open);
        assertThat(rights()).contains(hidden, shown);
        long all = query().count();

        administrator();
        assertThat(rights()).contains(shown).doesNotContain(hidden);
        assertThat(query().count()).isEqualTo(all - 1);
        assertThat(query().listPage(0, 1)).hasSize(1);
        assertThat(query().listPage((int) all - 1, 5)).isEmpty();

        TENANTS.clear();
        assertThat(query().count()).as("nothing is hidden").isEqualTo(all);
        assertThat(rights()).contains(hidden);
    }

    private static AuthorizationQuery query() {
        return engine.getAuthorizationService().createAuthorizationQuery().resourceType(Resources.TASK);
    }

    private static List<String> rights() {
        return query().list().stream().map(Authorization::getResourceId).toList();
    }

    private static String task(ProcessInstance instance) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    @Test
    void tellsTheTenantOfAnInstance() {
        InstanceTenants tenants = new InstanceTenants(runtime, new WithoutAuthorization(identity));

        assertThat(tenants.of(restricted.getId())).isEqualTo(restricted.getTenantId());
        assertThatThrownBy(() -> tenants.of(open.getId()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("REL-PRC-040 The process instance " + open.getId() + " cannot be hidden");
        assertThatThrownBy(() -> tenants.of("nothing")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void showsWhatCountsAllToTheCircleOnly() {
        List<Runnable> counts = List.of(
                () -> engine.getHistoryService()
                        .createHistoricActivityStatisticsQuery(open.getProcessDefinitionId())
                        .list(),
                () -> engine.getHistoryService()
                        .createHistoricActivityStatisticsQuery(open.getProcessDefinitionId())
                        .count(),
                () -> engine.getHistoryService()
                        .createCleanableHistoricProcessInstanceReport()
                        .list(),
                () -> engine.getHistoryService()
                        .createCleanableHistoricDecisionInstanceReport()
                        .list());
        for (Runnable count : counts) {
            administrator();
            assertThatThrownBy(count::run)
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageStartingWith("REL-PRC-041 These statistics count restricted releases too.");
            identity.setAuthentication("auditor", null);
            assertThatThrownBy(count::run).isInstanceOf(AuthorizationException.class);
            identity.setAuthentication("auditor", List.of(Groups.CAMUNDA_ADMIN, "auditor"));
            count.run();
            identity.clearAuthentication();
            count.run();
        }
        assertThat(engine.getHistoryService()
                        .createHistoricActivityStatisticsQuery(open.getProcessDefinitionId())
                        .count())
                .isEqualTo(engine.getHistoryService()
                        .createHistoricActivityStatisticsQuery(open.getProcessDefinitionId())
                        .list()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void asksBeforeAPasswordIsChecked() {
        User user = identity.newUser("rami");
        user.setPassword("Correct-Horse-7-Battery");
        identity.saveUser(user);

        assertThat(identity.checkPassword("rami", "Correct-Horse-7-Battery")).isTrue();
        CallerIdentity alone = new CallerIdentity(
                new StaticListableBeanFactory().getBeanProvider(HiddenInstances.class),
                new StaticListableBeanFactory().getBeanProvider(PasswordChecks.class));
        alone.setCommandExecutor(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired());
        assertThat(alone.checkPassword("rami", "Correct-Horse-7-Battery")).isTrue();
        assertThat(identity.checkPassword("rami", "wrong")).isFalse();
        assertThat(identity.checkPassword(null, "wrong")).isFalse();
        identity.deleteUser("rami");
    }

    @Test
    void saysWhatAPasswordLacks() {
        User user = identity.newUser("rami");
        user.setPassword("short");

        assertThatThrownBy(() -> identity.saveUser(user))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageStartingWith("REL-PRC-090 password: it needs at least 10 characters");
        assertThat(identity.checkPasswordAgainstPolicy("short").isValid())
                .as("whoever only asks gets the engine's answer")
                .isFalse();
    }

    @Test
    void completesASetAndRefusesWhatIsObjectedTo() {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        String newer = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("standard-release.bpmn", model("standard-release"))
                .deploy()
                .getId();
        assertThat(engine.getRepositoryService().getDeploymentResourceNames(newer))
                .containsExactlyInAnyOrder("standard-release.bpmn", "security-release.bpmn");
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .deploymentId(newer)
                        .count())
                .isEqualTo(2);

        OBJECTIONS.add("The gate is left out.");
        assertRefused(Map.of("standard-release.bpmn", "standard-release"), "", "The gate is left out.");
        OBJECTIONS.clear();
        assertRefused(
                Map.of("standard-release.bpmn", "standard-release"), "tenant", "REL-MOD-003 The models are refused");
        assertRefused(
                Map.of("a/standard-release.bpmn", "standard-release", "b\\standard-release.bpmn", "other"),
                "",
                "REL-MOD-002 ");
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(before + 1);
    }

    private static void assertRefused(Map<String, String> files, String tenant, String why) {
        var deployment = engine.getRepositoryService().createDeployment();
        files.forEach((name, process) -> deployment.addModelInstance(name, model(process)));
        Stream.of(tenant).filter(t -> !t.isEmpty()).forEach(deployment::tenantId);
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(why);
    }
}
