package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskCommentsCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an account asks of the engine is judged before the engine does it, whatever rights the account has. */
class CallerCommandsTest {

    private final List<String> refused = new ArrayList<>();
    private final List<@Nullable EngineCall> done = new ArrayList<>();

    private @Nullable Authentication account = new Authentication("tech", List.of("technical-owner"));
    private boolean worksOnIt;
    private boolean there = true;
    private boolean reads;
    private Map<String, Object> changes = Map.of();
    private Optional<String> kept = Optional.empty();
    private @Nullable RuntimeException failure;

    private final CallerCommands commands = new CallerCommands(
            () -> account,
            (user, call) -> refused.add(user + " " + call.operation()),
            (who, task) -> worksOnIt && task.equals("t1"),
            (who, call) -> there,
            call -> reads,
            (user, call) -> new EngineCall(call.operation(), call.targets(), Map.copyOf(changes), call.variables()),
            call -> kept,
            (who, task) -> "REL-PRC-096 " + task + " is not for " + who.getUserId() + ".");

    {
        commands.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                done.add(CallerCommands.current());
                if (failure != null) {
                    throw failure;
                }
                return null;
            }
        });
    }

    @Test
    void whatTheEngineGivesToEverybodyIsGivenToThoseWhoMayReadIt() {
        assertThatThrownBy(() -> commands.execute(new GetTaskCommentsCmd("t1")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageEndingWith("Nothing found with id of this call.");
        assertThat(done).isEmpty();

        reads = true;
        commands.execute(new GetTaskCommentsCmd("t1"));
        reads = false;
        // The engine asks by itself.
        commands.execute(new GetTaskVariablesCmd("t1", null, false, true));
        account = null;
        commands.execute(new GetTaskCommentsCmd("t1"));
        assertThat(done).as("nothing is changed").containsExactly(null, null, null);
    }

    @Test
    void onATaskWritesWhoMayWorkOnIt() {
        assertThatThrownBy(() -> commands.execute(new AddCommentCmd("t1", null, "I was here")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageStartingWith("REL-PRC-085 AddComment ");
        worksOnIt = true;
        assertThatThrownBy(() -> commands.execute(new AddCommentCmd(null, "p1", "On no task")))
                .isInstanceOf(AuthorizationException.class);
        commands.execute(new AddCommentCmd("t1", null, "Done"));

        assertThat(refused).containsExactly("tech AddComment", "tech AddComment");
        assertThat(done).hasSize(1);
    }

    @Test
    void whatNoAccountMayDoIsRefusedAndRecorded() {
        List<Command<?>> facts =
                List.of(new SetTaskNameCmd("t1", "Another"), new CompleteTaskCmd("t1", Map.of("approved", true)));
        for (Command<?> command : facts) {
            assertThatThrownBy(() -> commands.execute(command))
                    .isInstanceOf(AuthorizationException.class)
                    .hasMessageStartingWith("REL-PRC-070 ");
        }
        account = new Authentication(null, List.of());
        assertThatThrownBy(() -> commands.execute(new SetTaskNameCmd("t1", "Another")))
                .isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> commands.execute(new AddCommentCmd("t1", null, "Nobody")))
                .isInstanceOf(AuthorizationException.class);

        assertThat(refused)
                .containsExactly("tech SetTaskName", "tech CompleteTask", "unknown SetTaskName", "unknown AddComment");
        assertThat(done).isEmpty();

        account = null;
        commands.execute(new SetTaskNameCmd("t1", "The engine's own work"));
        assertThat(done).hasSize(1);
    }

    @Test
    void anAddressOfEmailIsChangedByAnAdministrator() {
        changes = Map.of("email", "a -> b");
        assertThatThrownBy(() -> commands.execute(new SaveUserCmd(new UserEntity("tech"))))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageStartingWith("REL-PRC-098 ");
        account = new Authentication("tech", null);
        assertThatThrownBy(() -> commands.execute(new SaveUserCmd(new UserEntity("tech"))))
                .isInstanceOf(AuthorizationException.class);
        assertThat(refused).containsExactly("tech SaveUser", "tech SaveUser");

        account = new Authentication("admin", List.of("camunda-admin"));
        commands.execute(new SaveUserCmd(new UserEntity("tech")));
        account = new Authentication("tech", List.of());
        changes = Map.of("firstName", "a -> b");
        commands.execute(new SaveUserCmd(new UserEntity("tech")));
        assertThat(done).extracting(EngineCall::values).containsExactly(Map.of("email", "a -> b"), changes);
    }

    @Test
    void whatHasToStayIsAskedOfAdministrators() {
        kept = Optional.of("REL-PRC-490 It has to stay.");
        commands.execute(new CreateGroupCmd("team"));

        account = new Authentication("admin", List.of("camunda-admin"));
        assertThatThrownBy(() -> commands.execute(new CreateGroupCmd("team")))
                .isInstanceOf(AuthorizationException.class)
                .hasMessage("REL-PRC-490 It has to stay.");
        assertThat(refused).containsExactly("admin CreateGroup");
        assertThat(done).hasSize(1);
    }

    @Test
    void whatIsHiddenIsNotThere() {
        there = false;
        assertThatThrownBy(() -> commands.execute(new ClaimTaskCmd("t1", "tech")))
                .isInstanceOf(NotFoundException.class);
        assertThat(done).isEmpty();
    }

    @Test
    void modelsAreNotDeployedForLater() {
        var builder = new DeploymentBuilderImpl(null);
        builder.activateProcessDefinitionsOn(new Date());
        assertThatThrownBy(() -> commands.execute(new DeployCmd(builder)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("REL-MOD-004 ");

        commands.execute(new DeployCmd(new DeploymentBuilderImpl(null)));
        assertThat(done).hasSize(1);
    }

    @Test
    void whoMayNotDoATaskIsToldWhoMay() {
        AuthorizationException engine = new AuthorizationException("The user with id 'tech' does not have ...");
        failure = engine;
        assertThat(catchThrowable(() -> commands.execute(new ClaimTaskCmd("t1", "tech"))))
                .isInstanceOf(AuthorizationException.class)
                .hasMessage("REL-PRC-096 t1 is not for tech.")
                .hasCause(engine);

        assertThat(catchThrowable(() -> commands.execute(new CreateGroupCmd("team"))))
                .as("of no task")
                .isSameAs(engine);
        account = null;
        assertThat(catchThrowable(() -> commands.execute(new ClaimTaskCmd("t1", "tech"))))
                .as("of no account")
                .isSameAs(engine);
        account = new Authentication("tech", List.of());
        failure = new AuthorizationException("REL-PRC-097 Said already.");
        assertThat(catchThrowable(() -> commands.execute(new ClaimTaskCmd("t1", "tech"))))
                .isSameAs(failure);
    }

    @Test
    void whatACommandAsksForIsKnownWhileItIsDone() {
        commands.execute(new ClaimTaskCmd("t1", "tech"));

        assertThat(done)
                .singleElement()
                .satisfies(call -> assertThat(call.operation()).isEqualTo("ClaimTask"));
        assertThat(CallerCommands.current()).isNull();
    }
}
