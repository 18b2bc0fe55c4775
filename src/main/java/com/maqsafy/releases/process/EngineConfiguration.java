package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.SafeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricStatisticsManager;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Engine settings that cannot be given as properties: what validates forms and models, the closed set of beans, conflicts and weaknesses. */
@Component
@Order(Ordering.DEFAULT_ORDER + 1)
class EngineConfiguration extends AbstractCamundaConfiguration {

    private final ApplicationContext context;
    private final FormSubmissionParseListener formListener;
    private final ObjectProvider<Ledger> ledger;
    private final ModelDeploymentValidator deploymentValidator;
    private final ObjectProvider<HiddenInstances> hidden;
    private final ObjectProvider<MovableDate> movableDates;
    private final OwnWorkerId workerId;
    private final ObjectProvider<SafeMode> safeMode;
    private final ObjectProvider<WorkStopped> stopped;
    private final ObjectProvider<RefusedCalls> refusedCalls;
    private final ObjectProvider<AdministrationLedger> administration;
    private final ObjectProvider<EndedTasks> endedTasks;
    private final ObjectProvider<PasswordChecks> passwords;

    EngineConfiguration(
            ApplicationContext context,
            FormSubmissionParseListener formListener,
            ObjectProvider<Ledger> ledger,
            ModelDeploymentValidator deploymentValidator,
            ObjectProvider<HiddenInstances> hidden,
            ObjectProvider<MovableDate> movableDates,
            OwnWorkerId workerId,
            ObjectProvider<SafeMode> safeMode,
            ObjectProvider<WorkStopped> stopped,
            ObjectProvider<RefusedCalls> refusedCalls,
            ObjectProvider<AdministrationLedger> administration,
            ObjectProvider<EndedTasks> endedTasks,
            ObjectProvider<PasswordChecks> passwords) {
        this.context = context;
        this.formListener = formListener;
        this.ledger = ledger;
        this.deploymentValidator = deploymentValidator;
        this.hidden = hidden;
        this.movableDates = movableDates;
        this.workerId = workerId;
        this.safeMode = safeMode;
        this.stopped = stopped;
        this.refusedCalls = refusedCalls;
        this.administration = administration;
        this.endedTasks = endedTasks;
        this.passwords = passwords;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        var beans = new ModelBeans(context);
        configuration.setBeans(beans);
        configuration.setExpressionManager(new ScopedExpressionManager(context, beans));
        configuration.setScriptEngineResolver(null);
        configuration.setEnableFetchScriptEngineFromProcessApplication(false);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._-]*");
        // What a company calls its people: an address of e-mail, mostly.
        configuration.setUserResourceWhitelistPattern(AccountId.PATTERN);
        endEngineLocks(configuration);
        // The engine has none while passwords may be anything, and could not say any rule once they may not.
        configuration.setPasswordPolicy(new DefaultPasswordPolicyImpl());
        configuration.setDeserializationTypeValidationEnabled(true);
        configuration.setEnableExpressionsInAdhocQueries(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setJobExecutorAcquireExclusiveOverProcessHierarchies(true);
        // Whoever moves a token through the Java API without a login is recorded too.
        configuration.setRestrictUserOperationLogToAuthenticatedUsers(false);
        add(configuration, formListener);
        add(configuration, new CommittedDefinitions(configuration));
        List<HistoryEventHandler> handlers = new ArrayList<>(configuration.getCustomHistoryEventHandlers());
        handlers.add(new ClosedVariables());
        handlers.add(new InterventionRecorder(ledger));
        handlers.add(new AccountEndings(context));
        handlers.add(new AdministrationRecorder(administration));
        handlers.add(new IncidentSignal(stopped));
        configuration.setCustomHistoryEventHandlers(handlers);
        configuration.setCustomJobHandlers(List.of(new MovableTimers(movableDates)));
        configuration.setCustomPreDeployers(List.of(deploymentValidator));
        configuration.setDmnEngineConfiguration(tellingEvaluations());
        retryConflicts(configuration);
        tellFailures(configuration);
        hide(configuration);
    }

    @Override
    public void postInit(SpringProcessEngineConfiguration configuration) {
        // The engine, and Cockpit by itself, would skip the tenant check for members of these groups.
        configuration.getAdminGroups().clear();
        // So that a later start knows whose locks are those of a process that is gone.
        configuration.getJobExecutor().setLockOwner(workerId.id().text());
    }

    /** So that a record of what a table decided can say which rows fired. */
    private static DefaultDmnEngineConfiguration tellingEvaluations() {
        DefaultDmnEngineConfiguration tables =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        tables.getCustomPostDecisionTableEvaluationListeners().add(new TableEvaluations());
        return tables;
    }

    /**
     * The engine would lock an account for good after ten wrong passwords of whomever, the last administrator's too. Who
     * guesses is held up by {@link PasswordChecks} instead.
     */
    private static void endEngineLocks(ProcessEngineConfigurationImpl configuration) {
        configuration.setLoginMaxAttempts(Integer.MAX_VALUE);
        configuration.setLoginDelayBase(0);
        configuration.setLoginDelayMaxTime(0);
    }

    /** Restricted releases are hidden from administrators too, and from what counts. */
    private void hide(ProcessEngineConfigurationImpl configuration) {
        configuration.setTenantIdProvider(new RestrictedTenants());
        configuration.setIdentityService(new CallerIdentity(hidden, passwords));
        configuration.setTaskMetricsEnabled(false);
        List<SessionFactory> factories = new ArrayList<>();
        if (configuration.getCustomSessionFactories() != null) {
            factories.addAll(configuration.getCustomSessionFactories());
        }
        factories.add(new Sessions(TenantManager.class, CallerTenants::new));
        factories.add(new Sessions(AuthorizationManager.class, () -> new VisibleAuthorizations(hidden)));
        factories.add(new Sessions(HistoricStatisticsManager.class, ClosedHistoryStatistics::new));
        factories.add(new Sessions(HistoricProcessInstanceManager.class, ClosedProcessReports::new));
        factories.add(new Sessions(HistoricDecisionInstanceManager.class, ClosedDecisionReports::new));
        configuration.setCustomSessionFactories(factories);
    }

    private record Sessions(Class<?> type, Supplier<Session> opened) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return opened.get();
        }
    }

    private static void add(ProcessEngineConfigurationImpl configuration, BpmnParseListener listener) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(listener);
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private void retryConflicts(ProcessEngineConfigurationImpl configuration) {
        configuration.setCustomPreCommandInterceptorsTxRequired(first(
                configuration.getCustomPreCommandInterceptorsTxRequired(),
                new SafeModeInterceptor(safeMode),
                commandFailures(configuration),
                callerCommands(configuration),
                new RetryOnConflictInterceptor(),
                openedForms()));
    }

    /** {@link CommandFailures} tells of failures instead of the engine. */
    private void tellFailures(ProcessEngineConfigurationImpl configuration) {
        configuration.setEnableCmdExceptionLogging(false);
        configuration.setCustomPreCommandInterceptorsTxRequiresNew(first(
                configuration.getCustomPreCommandInterceptorsTxRequiresNew(),
                new SafeModeInterceptor(safeMode),
                commandFailures(configuration),
                callerCommands(configuration)));
    }

    private OpenedForms openedForms() {
        return new OpenedForms(
                (task, read) -> context.getBean(FormSubmissions.class).opened(task, read));
    }

    private CommandFailures commandFailures(ProcessEngineConfigurationImpl configuration) {
        return new CommandFailures(
                task -> endedTasks.getObject().contain(task),
                call -> context.getBean(NamedThings.class)
                        .areThere(configuration.getIdentityService().getCurrentAuthentication(), call));
    }

    private CallerCommands callerCommands(ProcessEngineConfigurationImpl configuration) {
        return new CallerCommands(
                () -> configuration.getIdentityService().getCurrentAuthentication(),
                (user, call) -> refusedCalls.getObject().record(user, call),
                (caller, task) -> mayWorkOn(configuration.getAuthorizationService(), caller, task),
                (caller, call) -> context.getBean(NamedThings.class).areThere(caller, call),
                call -> context.getBean(NamedThings.class).mayBeRead(call),
                (user, call) -> context.getBean(AccountChanges.class).of(user, call),
                call -> context.getBean(KeptRoles.class).objection(call),
                (caller, task) -> context.getBean(TaskRefusals.class).words(caller.getUserId(), task));
    }

    private static boolean mayWorkOn(AuthorizationService authorizations, Authentication caller, String task) {
        return Stream.of(Permissions.UPDATE, Permissions.TASK_WORK)
                .anyMatch(permission -> authorizations.isUserAuthorized(
                        caller.getUserId(), caller.getGroupIds(), permission, Resources.TASK, task));
    }

    private static List<CommandInterceptor> first(
            @Nullable List<CommandInterceptor> others, CommandInterceptor... ours) {
        List<CommandInterceptor> all = new ArrayList<>(List.of(ours));
        if (others != null) {
            all.addAll(others);
        }
        return all;
    }
}
