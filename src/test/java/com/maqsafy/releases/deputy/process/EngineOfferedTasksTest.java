package com.maqsafy.releases.deputy.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.process.OpenTasksOfReleases;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;

class EngineOfferedTasksTest {

    @Test
    @DisplayName("a deputy that is named while one of the tasks ends is named again, and nothing of it is kept")
    @SuppressWarnings("unchecked")
    void losesTheRaceWithATaskThatEnds() {
        Deputies deputies = mock(Deputies.class);
        when(deputies.everNamed()).thenReturn(Set.of("dana"));
        ObjectProvider<Deputies> provider = mock(ObjectProvider.class);
        when(provider.getObject()).thenReturn(deputies);
        WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        OpenTasksOfReleases open = mock(OpenTasksOfReleases.class);
        when(open.all()).thenThrow(new NullValueException("Cannot find task with id gone: task is null"));

        assertThatThrownBy(() -> new EngineOfferedTasks(
                                provider,
                                open,
                                mock(People.class),
                                mock(Restrictions.class),
                                mock(TaskService.class),
                                withoutAuthorization,
                                mock(OnOneNode.class))
                        .follow())
                .isInstanceOf(OptimisticLockingException.class)
                .hasMessageStartingWith("REL-SUB-230 A task ended at the same moment");
    }
}
