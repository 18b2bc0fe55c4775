package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariableCmdTyped;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;

/** Whichever command asks for what a form shows, it is computed at that moment and added to what the engine answers. */
class OpenedFormsTest {

    private final List<String> asked = new ArrayList<>();
    private final CommandContext context = mock();
    private final TaskManager tasks = mock();
    private final TaskEntity task = mock();
    private final OpenedForms forms = new OpenedForms(this::facts);

    private @Nullable VariableMap facts;

    @BeforeEach
    void aTask() {
        facts = Variables.putValue("dossier", "what happened").putValue("proposed", "1.5.0");
        when(context.getTaskManager()).thenReturn(tasks);
        when(tasks.findTaskById("t1")).thenReturn(task);
        when(context.runWithoutAuthorization(ArgumentMatchers.<Callable<?>>any()))
                .thenAnswer(call -> call.<Callable<?>>getArgument(0).call());
        forms.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                return command.execute(context);
            }
        });
    }

    private @Nullable VariableMap facts(TaskEntity of, boolean read) {
        assertThat(of).isSameAs(task);
        asked.add(read ? "objects" : "text");
        return facts;
    }

    @Test
    void aFormGetsAllThatItShowsAndProposes() {
        assertThat(forms.execute(answering(new GetTaskFormVariablesCmd("t1", null, true), stored())))
                .containsOnlyKeys("stored", "dossier", "proposed");
        assertThat(forms.execute(answering(new GetTaskFormVariablesCmd("t1", List.of(), false), stored())))
                .containsOnlyKeys("stored", "dossier", "proposed");
        assertThat(forms.execute(answering(new GetTaskFormVariablesCmd("t1", List.of("proposed"), false), stored())))
                .containsOnlyKeys("stored", "proposed");
        assertThat(asked).containsExactly("objects", "text", "text");
    }

    @Test
    void amongTheVariablesOfATaskIsNothingThatIsOnlyProposed() {
        assertThat(forms.execute(answering(new GetTaskVariablesCmd("t1", null, false, true), stored())))
                .containsOnlyKeys("stored", "dossier");
        assertThat(forms.execute(answering(new GetTaskVariablesCmd("t1", List.of("stored"), false, false), stored())))
                .containsOnlyKeys("stored");
        assertThat(asked).containsExactly("objects", "text");
    }

    @Test
    void itIsReadByItsNameToo() {
        assertThat(forms.execute(answering(new GetTaskVariableCmd("t1", "dossier", false), "stored")))
                .isEqualTo("what happened");
        TypedValue typed = forms.execute(
                answering(new GetTaskVariableCmdTyped("t1", "dossier", false, false), Variables.stringValue("stored")));
        assertThat(typed.getValue()).isEqualTo("what happened");
        forms.execute(
                answering(new GetTaskVariableCmdTyped("t1", "dossier", false, true), Variables.stringValue("stored")));
        assertThat(asked).containsExactly("objects", "text", "objects");

        assertThat(forms.execute(answering(new GetTaskVariableCmd("t1", "stored", false), "stored")))
                .isEqualTo("stored");
        assertThat(asked).as("it is not needed for another name").hasSize(3);
    }

    @Test
    void whatHasNoFormOfOursIsAnsweredByTheEngineAlone() {
        facts = null;
        assertThat(forms.execute(answering(new GetTaskVariableCmd("t1", "dossier", false), "stored")))
                .isEqualTo("stored");
        assertThat(forms.execute(answering(new GetTaskVariablesCmd("t1", null, false, true), stored())))
                .containsOnlyKeys("stored");
        when(tasks.findTaskById("t1")).thenReturn(null);
        assertThat(forms.execute(answering(new GetTaskFormVariablesCmd("t1", null, true), stored())))
                .containsOnlyKeys("stored");
        asked.clear();
        forms.execute(answering(new GetTaskCommentsCmd("t1"), List.of()));
        assertThat(asked).isEmpty();
    }

    private static VariableMap stored() {
        return Variables.putValue("stored", "in the engine");
    }

    /** A command of the engine's that answers this. */
    private static <T, C extends Command<T>> C answering(C command, @Nullable Object answer) {
        C answering = spy(command);
        doReturn(answer).when(answering).execute(any());
        return answering;
    }
}
