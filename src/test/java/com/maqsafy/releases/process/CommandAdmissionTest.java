package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveExecutionVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

@DisplayName("Promise 1: every command of the engine was thought about")
class CommandAdmissionTest {

    @Test
    @DisplayName("each command of the engine and its web applications is named; a new one fails here")
    void knowsEveryCommand() throws Exception {
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        var metadata = new CachingMetadataReaderFactory();
        for (Resource resource :
                new PathMatchingResourcePatternResolver().getResources("classpath*:org/camunda/bpm/**/*.class")) {
            String name =
                    metadata.getMetadataReader(resource).getClassMetadata().getClassName();
            if (name.contains("Cmd")
                    || name.contains("Command")
                    || name.contains("Query")
                    || name.contains("Job")
                    || name.endsWith("OperationLog")) {
                Class<?> type = loaded(name);
                if (type != null && isCommand(type)) {
                    seen++;
                    if (!CommandAdmission.knows(type)) {
                        unknown.add(name);
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
        assertThat(seen).isGreaterThan(300);
    }

    @Test
    @DisplayName("SEC-07: what the engine gives to whoever has its id is asked for here, or was thought about")
    void knowsWhatTheEngineAsksNobodyAbout() throws Exception {
        Set<String> unasked = new TreeSet<>();
        for (Resource resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:org/camunda/bpm/engine/impl/cmd/Get*Cmd.class")) {
            String name = String.valueOf(resource.getFilename()).replace(".class", "");
            Class<?> type = Class.forName("org.camunda.bpm.engine.impl.cmd." + name);
            boolean asks = false;
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                String code = new String(
                        new PathMatchingResourcePatternResolver()
                                .getResource("classpath:" + part.getName().replace('.', '/') + ".class")
                                .getContentAsByteArray(),
                        StandardCharsets.ISO_8859_1);
                asks |= code.contains("CommandChecker") || code.contains("AuthorizationManager");
            }
            if (!asks && isCommand(type) && !CommandAdmission.asksNobody(type)) {
                unasked.add(name);
            }
        }
        // The form is given after its task; the filter is asked for by its manager; the others no channel reaches, but
        // for
        // names of topics, which are asked for by the query, numbers of the engine, and metrics, which are closed by
        // address.
        assertThat(unasked)
                .containsExactlyInAnyOrder(
                        "GetCamundaFormDefinitionCmd",
                        "GetFilterCmd",
                        "GetIdentityLinksForProcessDefinitionCmd",
                        "GetNextIdBlockCmd",
                        "GetPasswordPolicyCmd",
                        "GetTopicNamesCmd",
                        "GetUniqueTaskWorkerCountCmd",
                        "GetUserAccountCmd",
                        "GetUserInfoCmd",
                        "GetUserInfoKeysCmd",
                        "GetUserPictureCmd");
    }

    @Test
    @DisplayName("SEC-01: history for another program, where the engine looks at no tenants, is nobody's")
    void givesTheHistoryOfAllReleasesToNobody() {
        assertThat(CommandAdmission.of(
                        org.camunda.bpm.engine.impl.cmd.optimize.OptimizeHistoricVariableUpdateQueryCmd.class))
                .isEqualTo(CommandAdmission.REFUSED);
        assertThat(CommandAdmission.of(
                        org.camunda.bpm.engine.impl.cmd.optimize.OptimizeRunningHistoricProcessInstanceQueryCmd.class))
                .isEqualTo(CommandAdmission.REFUSED);
    }

    @Test
    @DisplayName(
            "what writes a variable, a task, a link or a date of a task, or erases history, is refused by its name")
    void refusesByKind() {
        Set<String> refused = Arrays.stream(new String[] {
                    "cmd.SetTaskVariablesCmd",
                    "cmd.RemoveTaskVariablesCmd",
                    "cmd.PatchTaskVariablesCmd",
                    "cmd.SetExecutionVariablesCmd",
                    "cmd.RemoveExecutionVariablesCmd",
                    "cmd.PatchExecutionVariablesCmd",
                    "cmd.batch.variables.SetVariablesToProcessInstancesBatchCmd",
                    "cmd.SaveTaskCmd",
                    "cmd.SetTaskNameCmd",
                    "cmd.SetTaskDueDateCmd",
                    "cmd.SetTaskFollowUpDateCmd",
                    "cmd.SetTaskPriorityCmd",
                    "cmd.SetTaskOwnerCmd",
                    "cmd.AddUserIdentityLinkCmd",
                    "cmd.AddGroupIdentityLinkCmd",
                    "cmd.DeleteUserIdentityLinkCmd",
                    "cmd.DeleteGroupIdentityLinkCmd",
                    "cmd.CorrelateMessageCmd",
                    "cmd.CorrelateAllMessageCmd",
                    "cmd.MessageEventReceivedCmd",
                    "cmd.SignalCmd",
                    "cmd.SignalEventReceivedCmd",
                    "cmd.DeleteDeploymentCmd",
                    "cmd.DeleteProcessInstanceCmd",
                    "cmd.DeleteProcessInstancesCmd",
                    "cmd.DeleteHistoricProcessInstancesCmd",
                    "cmd.DeleteHistoricTaskInstanceCmd",
                    "cmd.DeleteUserOperationLogEntryCmd",
                    "cmd.HistoryCleanupCmd",
                    "batch.DeleteBatchCmd",
                    "dmn.cmd.DeleteHistoricDecisionInstanceByInstanceIdCmd",
                    "cmd.CompleteExternalTaskCmd",
                    "cmd.HandleExternalTaskBpmnErrorCmd",
                    "cmd.UpdateProcessDefinitionHistoryTimeToLiveCmd"
                })
                .map(n -> "org.camunda.bpm.engine.impl." + n)
                .collect(Collectors.toSet());
        assertThat(refused)
                .allSatisfy(name -> assertThat(CommandAdmission.of(Class.forName(name)))
                        .as(name)
                        .isEqualTo(CommandAdmission.REFUSED));
        assertThat(CommandAdmission.of(Unheard.class)).isEqualTo(CommandAdmission.REFUSED);
    }

    @Test
    @DisplayName("a command says what it is about and what it would set")
    void readsWhatACommandAsksFor() {
        EngineCall patched = EngineCall.of(new PatchTaskVariablesCmd(
                "t1", Variables.putValue("release", "a").putValue("step", "b"), List.of("plan"), true));
        assertThat(patched.operation()).isEqualTo("PatchTaskVariables");
        assertThat(patched.targets()).containsExactly(new EngineCall.Target("task", "t1"));
        assertThat(patched.values())
                .containsEntry("release", "a")
                .containsEntry("step", "b")
                .containsEntry("plan", null);
        assertThat(patched.variables()).isTrue();

        EngineCall removed = EngineCall.of(new RemoveExecutionVariablesCmd("e1", List.of("releaseKey"), false));
        assertThat(removed.targets()).containsExactly(new EngineCall.Target("execution", "e1"));
        assertThat(removed.values()).containsEntry("releaseKey", null);

        EngineCall dated = EngineCall.of(new SetTaskDueDateCmd("t2", new java.util.Date(0)));
        assertThat(dated.targets()).containsExactly(new EngineCall.Target("task", "t2"));
        assertThat(dated.values()).containsEntry("value", new java.util.Date(0));
        assertThat(dated.variables()).isFalse();

        assertThat(EngineCall.of(new CompleteTaskCmd("t3", Variables.putValue("approvalsStopped", true)))
                        .variables())
                .isTrue();
        assertThat(EngineCall.of(new CompleteTaskCmd("t3", null)).variables()).isFalse();
    }

    private static boolean isCommand(Class<?> type) {
        return Command.class.isAssignableFrom(type)
                && !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                // The engine's own test support, which no channel reaches.
                && !type.getName().startsWith("org.camunda.bpm.engine.impl.test.")
                && !type.getName().startsWith("org.camunda.bpm.engine.impl.db.DbSchema");
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, CommandAdmissionTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static final class Unheard implements Command<Void> {

        @Override
        public Void execute(org.camunda.bpm.engine.impl.interceptor.CommandContext context) {
            return null;
        }
    }
}
