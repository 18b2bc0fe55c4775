package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Answers.RETURNS_SELF;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteMembershipCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserCmd;
import org.camunda.bpm.engine.impl.cmd.SaveUserCmd;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
        "Promise 3: nobody is given the password of another account but by a change that is recorded as one of a password")
class AccountChangesTest {

    private static final Authentication ADMIN = new Authentication("admin", List.of("camunda-admin"));

    private final List<EngineCall> refused = new ArrayList<>();
    private final List<EngineCall> done = new ArrayList<>();
    private final UserQuery users = mock(UserQuery.class, RETURNS_SELF);
    private CallerCommands commands;

    @BeforeEach
    void prepare() {
        IdentityService identity = mock(IdentityService.class);
        when(identity.createUserQuery()).thenReturn(users);
        WithoutAuthorization withoutAuthorization = mock(WithoutAuthorization.class);
        when(withoutAuthorization.call(any()))
                .thenAnswer(call -> call.<Supplier<?>>getArgument(0).get());
        AccountChanges changes = new AccountChanges(identity, withoutAuthorization);
        commands = new CallerCommands(
                () -> ADMIN,
                (user, call) -> refused.add(call),
                (account, task) -> true,
                (account, call) -> true,
                call -> true,
                changes::of,
                new KeptRoles(identity, account -> !account.equals("left"), withoutAuthorization)::objection,
                (account, task) -> "not offered");
        commands.setNext(new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                done.add(CallerCommands.current());
                return null;
            }
        });
    }

    @Test
    @DisplayName(
            "an account that was read under its own id and is saved under another's would bring its password along")
    void anotherAccountsPassword() {
        UserEntity tech = account("tech", "hash of tech");
        when(users.singleResult()).thenReturn(tech);

        assertThatThrownBy(() -> commands.execute(new SaveUserCmd(account("tech", "hash of mallory"))))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageContaining("REL-PRC-550 ");
        assertThat(done).isEmpty();
        assertThat(refused)
                .singleElement()
                .satisfies(call -> assertThat(call.values())
                        .containsEntry("userId", "tech")
                        .containsEntry("password", "that of another account"));
    }

    @Test
    void ownPasswordsAndNewOnesAreAsTheyWere() {
        when(users.singleResult()).thenReturn(account("tech", "hash of tech"));

        commands.execute(new SaveUserCmd(account("tech", "hash of tech")));
        UserEntity set = account("tech", "hash of tech");
        set.setPassword("a new one");
        commands.execute(new SaveUserCmd(set));
        when(users.singleResult()).thenReturn(null);
        UserEntity fresh = new UserEntity("new");
        fresh.setPassword("one");
        assertThatCode(() -> commands.execute(new SaveUserCmd(fresh))).doesNotThrowAnyException();

        assertThat(refused).isEmpty();
        assertThat(done)
                .extracting(call -> String.valueOf(call.values().get("password")))
                .containsExactly("null", "set", "set");
    }

    @Test
    @DisplayName("a role is not deleted with its group, and the last administrator stays one")
    void administratorsTakeNoRoleAwayFromEverybody() {
        when(users.list()).thenReturn(List.of(account("admin", ""), account("left", "")));
        Map<Command<?>, String> taking = Map.of(
                new DeleteGroupCmd("technical-owner"), "REL-PRC-490 ",
                new DeleteGroupCmd("camunda-admin"), "REL-PRC-490 ",
                new DeleteMembershipCmd("admin", "camunda-admin"), "REL-PRC-491 ",
                new DeleteUserCmd("admin"), "REL-PRC-491 ");
        taking.forEach((command, code) -> assertThatThrownBy(() -> commands.execute(command))
                .isInstanceOf(AuthorizationException.class)
                .hasMessageStartingWith(code));
        assertThat(done).isEmpty();
        assertThat(refused).hasSize(4);

        commands.execute(new DeleteGroupCmd("team"));
        commands.execute(new DeleteMembershipCmd("tech", "technical-owner"));
        commands.execute(new DeleteUserCmd("tech"));
        when(users.list()).thenReturn(List.of(account("admin", ""), account("second", "")));
        commands.execute(new DeleteMembershipCmd("admin", "camunda-admin"));
        assertThat(done).hasSize(4);
        assertThat(refused).hasSize(4);
    }

    private static UserEntity account(String id, String hash) {
        UserEntity user = new UserEntity(id);
        user.setRevision(1);
        user.setDbPassword(hash);
        return user;
    }
}
