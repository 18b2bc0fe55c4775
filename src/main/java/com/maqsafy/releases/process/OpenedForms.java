package com.maqsafy.releases.process;

import java.util.Collection;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows is computed when somebody asks for the variables of its task, whatever the channel: Tasklist, REST and
 * the Java API all give one of the engine's four commands. The engine answers first, so that who may not read the task is
 * refused as ever; then the facts of that moment are put into its answer, in the same transaction. Nothing is stored.
 */
final class OpenedForms extends CommandInterceptor {

    private final BiFunction<TaskEntity, Boolean, @Nullable JsonValue> facts;

    /**
     * @param facts what the form of a task shows at this moment, read into objects or as text only; null for a task without
     *     a form of ours
     */
    OpenedForms(BiFunction<TaskEntity, Boolean, @Nullable JsonValue> facts) {
        this.facts = facts;
    }

    @Override
    public <T> T execute(Command<T> command) {
        return next.execute(
                command instanceof GetTaskFormVariablesCmd
                                || command instanceof GetTaskVariablesCmd
                                || command instanceof GetTaskVariableCmd
                                || command instanceof GetTaskVariableCmdTyped
                        ? context -> opened(command, context)
                        : command);
    }

    @SuppressWarnings("unchecked") // of a command, the answer's type is known
    private <T> T opened(Command<T> command, CommandContext context) {
        T answer = command.execute(context);
        if (command instanceof GetTaskFormVariablesCmd form) {
            boolean read = Boolean.TRUE.equals(EngineCall.member(command, "deserializeObjectValues"));
            return (T) with((VariableMap) answer, form.resourceId, form.formVariableNames, read, context);
        }
        String task = String.valueOf(EngineCall.member(command, "taskId"));
        if (command instanceof GetTaskVariablesCmd) {
            boolean read = Boolean.TRUE.equals(EngineCall.member(command, "deserializeValues"));
            return (T) with(
                    (VariableMap) answer,
                    task,
                    (Collection<String>) EngineCall.member(command, "variableNames"),
                    read,
                    context);
        }
        if (!ReleaseVariables.DOSSIER.equals(EngineCall.member(command, "variableName"))) {
            return answer;
        }
        boolean typed = command instanceof GetTaskVariableCmdTyped;
        JsonValue shown = shown(task, !typed || Boolean.TRUE.equals(EngineCall.member(command, "deserializeValue")), context);
        return shown == null ? answer : (T) (typed ? shown : shown.getValue());
    }

    private VariableMap with(
            VariableMap answer, String task, @Nullable Collection<String> names, boolean read, CommandContext context) {
        if (names == null || names.isEmpty() || names.contains(ReleaseVariables.DOSSIER)) {
            JsonValue shown = shown(task, read, context);
            if (shown != null) {
                answer.putValueTyped(ReleaseVariables.DOSSIER, shown);
            }
        }
        return answer;
    }

    /** The reader has been admitted to the task; what its facts are made of is the application's own reading. */
    private @Nullable JsonValue shown(String task, boolean read, CommandContext context) {
        TaskEntity found = Context.getCommandContext().getTaskManager().findTaskById(task);
        return found == null ? null : context.runWithoutAuthorization(() -> facts.apply(found, read));
    }
}
