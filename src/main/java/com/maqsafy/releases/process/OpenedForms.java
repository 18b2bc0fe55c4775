package com.maqsafy.releases.process;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows is computed when somebody asks for the variables of its task, whatever the channel: Tasklist, REST and
 * the Java API all give one of the engine's four commands. The engine answers first, so that who may not read the task is
 * refused as ever; then the facts of that moment are put into its answer, in the same transaction. Nothing is stored.
 */
final class OpenedForms extends CommandInterceptor {

    private final BiFunction<TaskEntity, Boolean, @Nullable VariableMap> facts;

    /**
     * @param facts what the form of a task shows and proposes at this moment, read into objects or as text only; null for a
     *     task without a form of ours
     */
    OpenedForms(BiFunction<TaskEntity, Boolean, @Nullable VariableMap> facts) {
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
            boolean read = is(command, "deserializeObjectValues");
            return (T) with((VariableMap) answer, shown(form.resourceId, read, context), form.formVariableNames);
        }
        String task = String.valueOf(EngineCall.member(command, "taskId"));
        if (command instanceof GetTaskVariablesCmd) {
            VariableMap shown = shown(task, is(command, "deserializeValues"), context);
            // What is proposed is for the form only: no variable has the name of a field.
            shown.keySet().retainAll(Set.of(ReleaseVariables.DOSSIER));
            return (T)
                    with((VariableMap) answer, shown, (Collection<String>) EngineCall.member(command, "variableNames"));
        }
        if (!ReleaseVariables.DOSSIER.equals(EngineCall.member(command, "variableName"))) {
            return answer;
        }
        boolean typed = command instanceof GetTaskVariableCmdTyped;
        VariableMap shown = shown(task, !typed || is(command, "deserializeValue"), context);
        if (shown.isEmpty()) {
            return answer;
        }
        return (T)
                (typed
                        ? shown.getValueTyped(ReleaseVariables.DOSSIER)
                        : requireNonNull(shown.get(ReleaseVariables.DOSSIER)));
    }

    private static boolean is(Command<?> command, String member) {
        return Boolean.TRUE.equals(EngineCall.member(command, member));
    }

    private static VariableMap with(VariableMap answer, VariableMap shown, @Nullable Collection<String> names) {
        shown.keySet().stream()
                .filter(name -> names == null || names.isEmpty() || names.contains(name))
                .forEach(name -> answer.putValueTyped(name, shown.getValueTyped(name)));
        return answer;
    }

    /** The reader has been admitted to the task; what its facts are made of is the application's own reading. */
    private VariableMap shown(String task, boolean read, CommandContext context) {
        TaskEntity found = context.getTaskManager().findTaskById(task);
        VariableMap shown = found == null ? null : context.runWithoutAuthorization(() -> facts.apply(found, read));
        return shown == null ? Variables.createVariables() : shown;
    }
}
