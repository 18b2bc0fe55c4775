package com.maqsafy.releases.process;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.AbstractNativeQuery;
import org.camunda.bpm.engine.impl.AbstractQuery;

/**
 * What an account may ask of the engine, by the engine's own command, which every channel ends in: REST, web applications
 * and the Java API. It is a closed world: a command that is not named here, of a newer engine perhaps, is refused.
 *
 * <p>Accounts read, submit forms, claim, assign and delegate; administrators administer. What forms, delegates, tables and
 * listeners decide by is written by the engine's own work only, which asks as nobody.
 */
enum CommandAdmission {

    /** Reads only. */
    READS,
    /** The engine's own work around a command: locks, ids, retries. */
    OF_THE_ENGINE,
    /** Changes something that accounts may change. */
    CHANGES,
    /** As {@link #CHANGES}, as long as it brings no variables along. */
    CHANGES_WITHOUT_VARIABLES,
    /** Writes on a task, for those who may work on it; who only reads, an auditor say, does not. */
    CHANGES_OF_WORKERS,
    /** Would write facts, erase what happened, or do the application's own work in its place. */
    REFUSED;

    private static final Set<String> READING = names("""
            AuthorizationCheckCmd CheckPassword CreateGroupQueryCmd CreateMigrationPlanCmd CreateNativeUserQueryCmd
            CreateTaskCmd CreateTenantQueryCmd CreateUserQueryCmd DetermineHistoryLevelCmd EvaluateDecisionCmd
            EvaluateDecisionTableCmd ExecuteDurationCmd ExecuteDurationReportCmd FindActiveActivityIdsCmd
            FindHistoryCleanupJobsCmd HistoricTaskInstanceCountByNameCmd HistoricTaskInstanceCountByProcessDefinitionKey
            IsIdentityServiceReadOnlyCmd IsTelemetryEnabledCmd MetricsQueryImpl MetricsQueryIntervalCmd
            MetricsQuerySumCmd TablePageQueryImpl TaskCountByCandidateGroupCmd""");

    /** Of these the engine asks nobody whether they may be read: it gives them to whoever has the ids. */
    private static final Set<String> UNASKED = names("""
            GetAttachmentCmd GetAttachmentContentCmd GetProcessInstanceAttachmentsCmd GetProcessInstanceCommentsCmd
            GetSubTasksCmd GetTaskAttachmentCmd GetTaskAttachmentContentCmd GetTaskAttachmentsCmd GetTaskCommentCmd
            GetTaskCommentsCmd GetTaskEventsCmd""");

    private static final Set<String> ENGINE = names("""
            AcquireJobsCmd BootstrapEngineCommand CreateNewTimerJobCommand DefaultJobRetryCmd DeleteDeploymentFailCmd
            DeleteDeploymentListenerCmd FailedJobListener FailedJobListenerCmd GetNextIdBlockCmd
            HistoryCleanupHandlerCmd HistoryCleanupSchedulerCmd HistoryLevelSetupCommand MetricsCollectionCmd
            ReportDbMetricsCmd ReportDbMetricsValueCmd SchemaOperationProcessEngineClose
            SchemaOperationsProcessEngineBuild SuccessfulJobListener UnlockJobCmd""");

    private static final Set<String> CHANGING = names("""
            ActivateBatchCmd ActivateJobCmd ActivateJobDefinitionCmd ActivateProcessDefinitionCmd
            ActivateProcessInstanceCmd AssignTaskCmd ClaimTaskCmd
            CreateAuthorizationCommand CreateFilterCmd CreateGroupCmd CreateMembershipCmd CreateTenantCmd
            CreateTenantGroupMembershipCmd CreateTenantUserMembershipCmd CreateUserCmd DelegateTaskCmd
            DeleteAuthorizationCmd DeleteFilterCmd DeleteGroupCmd DeleteMembershipCmd DeleteTenantCmd
            DeleteTenantGroupMembershipCmd DeleteTenantUserMembershipCmd DeleteUserCmd DeleteUserInfoCmd
            DeleteUserPictureCmd DeployCmd ExecuteJobsCmd RecalculateJobDuedateCmd SaveAuthorizationCmd SaveFilterCmd
            SaveGroupCmd SaveTenantCmd SaveUserCmd SetAnnotationForIncidentCmd SetAnnotationForOperationLog
            SetExternalTaskPriorityCmd SetExternalTaskRetriesCmd SetExternalTasksRetriesBatchCmd
            SetExternalTasksRetriesCmd SetJobDefinitionPriorityCmd SetJobDuedateCmd SetJobPriorityCmd SetJobRetriesCmd
            SetJobsRetriesBatchCmd SetJobsRetriesByProcessBatchCmd SetUserInfoCmd SetUserPictureCmd
            StartProcessInstanceAtActivitiesCmd StartProcessInstanceCmd SubmitStartFormCmd SubmitTaskFormCmd
            SuspendBatchCmd SuspendJobCmd SuspendJobDefinitionCmd SuspendProcessDefinitionCmd
            SuspendProcessInstanceCmd UnlockExternalTaskCmd UnlockUserCmd UpdateProcessInstancesSuspendStateBatchCmd
            UpdateProcessInstancesSuspendStateCmd""");

    private static final Set<String> BARE = names("""
            CompleteTaskCmd MigrateProcessInstanceCmd ModifyProcessInstanceCmd ResolveTaskCmd""");

    private static final Set<String> WORKING = names("AddCommentCmd CreateAttachmentCmd");

    /** Give history for another program, of all releases: the engine looks at no tenants there. */
    private static final String OF_ALL_TENANTS = "org.camunda.bpm.engine.impl.cmd.optimize.";

    /** Said here so that a test can tell a command that was thought about from one that nobody has seen. */
    private static final Set<String> REFUSING = names("""
            ActivityAfterInstantiationCmd ActivityBeforeInstantiationCmd ActivityCancellationCmd
            ActivityInstanceCancellationCmd AddGroupIdentityLinkCmd AddIdentityLinkForProcessDefinitionCmd
            AddUserIdentityLinkCmd CaseExecutionVariableCmd CloseCaseInstanceCmd CompleteCaseExecutionCmd
            CompleteExternalTaskCmd CorrelateAllMessageBatchCmd CorrelateAllMessageCmd CorrelateMessageCmd
            CreateCaseInstanceCmd CreateIncidentCmd DbSchemaUpgradeCmd DeleteAttachmentCmd DeleteBatchCmd
            DeleteDeploymentCmd DeleteGroupIdentityLinkCmd DeleteHistoricBatchCmd DeleteHistoricCaseInstanceCmd
            DeleteHistoricCaseInstancesBulkCmd DeleteHistoricDecisionInstanceByDefinitionIdCmd
            DeleteHistoricDecisionInstanceByInstanceIdCmd DeleteHistoricDecisionInstancesBatchCmd
            DeleteHistoricDecisionInstancesBulkCmd DeleteHistoricProcessInstancesBatchCmd
            DeleteHistoricProcessInstancesCmd DeleteHistoricTaskInstanceCmd DeleteHistoricVariableInstanceCmd
            DeleteHistoricVariableInstancesByProcessInstanceIdCmd DeleteIdentityLinkForProcessDefinitionCmd
            DeleteJobCmd DeleteJobsCmd DeleteLicenseKeyCmd DeleteMetricsCmd DeleteProcessDefinitionsByIdsCmd
            DeleteProcessDefinitionsByKeyCmd DeleteProcessInstanceBatchCmd DeleteProcessInstanceCmd
            DeleteProcessInstanceCommentCmd DeleteProcessInstancesCmd DeletePropertyCmd DeleteTaskCmd
            DeleteTaskCommentCmd DeleteTaskMetricsCmd DeleteUserIdentityLinkCmd DeleteUserOperationLogEntryCmd
            DisableCaseExecutionCmd EvaluateStartConditionCmd ExtendLockOnExternalTaskCmd FetchExternalTasksCmd
            HandleExternalTaskBpmnErrorCmd HandleExternalTaskFailureCmd HandleTaskBpmnErrorCmd HandleTaskEscalationCmd
            HistoryCleanupCmd LockExternalTaskCmd ManualStartCaseExecutionCmd MessageEventReceivedCmd
            MigrateProcessInstanceBatchCmd ModifyProcessInstanceAsyncCmd PatchExecutionVariablesCmd
            PatchTaskVariablesCmd ProcessInstanceModificationBatchCmd ProcessInstanceModificationCmd
            PurgeDatabaseAndCacheCmd ReenableCaseExecutionCmd RegisterDeploymentCmd RegisterProcessApplicationCmd
            RemoveExecutionVariablesCmd RemoveTaskVariablesCmd ResolveIncidentCmd RestartProcessInstancesBatchCmd
            RestartProcessInstancesCmd SaveAttachmentCmd SaveTaskCmd SetExecutionVariablesCmd SetLicenseKeyCmd
            SetProcessDefinitionVersionCmd SetPropertyCmd SetRemovalTimeToHistoricBatchesCmd
            SetRemovalTimeToHistoricDecisionInstancesCmd SetRemovalTimeToHistoricProcessInstancesCmd
            SetTaskDescriptionCmd SetTaskDueDateCmd SetTaskFollowUpDateCmd SetTaskNameCmd SetTaskOwnerCmd
            SetTaskPriorityCmd SetTaskVariablesCmd SetVariablesToProcessInstancesBatchCmd SignalCmd
            SignalEventReceivedCmd TelemetryConfigureCmd TerminateCaseExecutionCmd TransitionInstanceCancellationCmd
            TransitionInstantiationCmd UnregisterDeploymentCmd UnregisterProcessApplicationCmd UpdateCommentCmd
            UpdateCaseDefinitionHistoryTimeToLiveCmd UpdateDecisionDefinitionHistoryTimeToLiveCmd
            UpdateProcessDefinitionHistoryTimeToLiveCmd""");

    /** What an account may do with a command of this class. */
    static CommandAdmission of(Class<?> command) {
        String name = command.getSimpleName();
        if (ENGINE.contains(name)) {
            return OF_THE_ENGINE;
        }
        if (CHANGING.contains(name)) {
            return CHANGES;
        }
        if (WORKING.contains(name)) {
            return CHANGES_OF_WORKERS;
        }
        if (BARE.contains(name)) {
            return CHANGES_WITHOUT_VARIABLES;
        }
        return reads(command, name) ? READS : REFUSED;
    }

    /** Whether somebody has decided about a command of this class. */
    static boolean knows(Class<?> command) {
        return of(command) != REFUSED
                || command.getName().startsWith(OF_ALL_TENANTS)
                || REFUSING.contains(command.getSimpleName());
    }

    /** Whether a command reads of a task or an instance without asking whether the caller may. */
    static boolean asksNobody(Class<?> command) {
        return UNASKED.contains(command.getSimpleName());
    }

    private static boolean reads(Class<?> command, String name) {
        String fullName = command.getName();
        return AbstractQuery.class.isAssignableFrom(command)
                || AbstractNativeQuery.class.isAssignableFrom(command)
                || READING.contains(name)
                || (fullName.startsWith("org.camunda.bpm.engine.") && name.startsWith("Get"))
                || fullName.startsWith("org.camunda.bpm.engine.impl.cmd.ExecuteFilter")
                || fullName.startsWith("org.camunda.bpm.webapp.impl.db.")
                || fullName.startsWith("org.camunda.bpm.cockpit.impl.plugin.");
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split("\\s+")).collect(Collectors.toCollection(TreeSet::new));
    }
}
