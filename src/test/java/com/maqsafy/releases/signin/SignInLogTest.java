package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.evidence.AdministrationLedger;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.signin.Accounts.ReturnedTask;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@ExtendWith(OutputCaptureExtension.class)
class SignInLogTest {

    private static final Caller ADMIN = new Caller("admin", Set.of(Accounts.ADMINISTRATORS));

    private final AccountStates states = mock(AccountStates.class);

    @AfterEach
    void noRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    @DisplayName("a password that passes the company's sign-in is loud, once in a while")
    void tellsOfABreakGlassAccount(CapturedOutput output) {
        SignInSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "releases.sign-in.oidc.issuer", "https://login.example.com",
                        "releases.sign-in.oidc.client-id", "releases",
                        "releases.sign-in.oidc.client-secret", "secret",
                        "releases.sign-in.oidc.group-mapping[0].claim", "/qa",
                        "releases.sign-in.oidc.group-mapping[0].group", "qa",
                        "releases.sign-in.break-glass-accounts", "admin")))
                .bindOrCreate("releases.sign-in", SignInSettings.class);
        SignInThrottle throttle = mock(SignInThrottle.class);
        when(throttle.begin(anyString(), anyString())).thenReturn(true);
        when(states.active("admin")).thenReturn(true);
        PasswordSignIn signIn = new PasswordSignIn(
                settings,
                throttle,
                states,
                mock(AdministrationLedger.class),
                mock(TransactionTemplate.class),
                mock(SignInRecords.class),
                Clock.systemUTC());
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("10.0.0.7");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        assertThat(signIn.check("admin", () -> true)).isTrue();
        assertThat(signIn.check("admin", () -> true)).isTrue();

        assertThat(output)
                .containsOnlyOnce("REL-SGN-020 The break-glass account admin signed in by password from 10.0.0.7,");
    }

    @Test
    @DisplayName("who leaves is told to the log with the tasks that somebody else takes now")
    void tellsWhoLeft(CapturedOutput output) {
        Accounts accounts = mock(Accounts.class);
        when(accounts.exists("lena")).thenReturn(true);
        when(states.activeNow("lena")).thenReturn(true);
        when(accounts.takeTasks("lena"))
                .thenReturn(List.of(
                        new ReturnedTask("canteen-api-1.5.0", "task-1", "userTask_approveRelease", "Approve release")));
        ReleaseStory story = ReleaseStory.requested();
        Releases releases = mock(Releases.class);
        when(releases.find("canteen-api-1.5.0")).thenReturn(Optional.of(story.details()));
        OneAfterTheOther turns = mock(OneAfterTheOther.class);
        doAnswer(call -> {
                    ((Runnable) call.getArgument(1)).run();
                    return null;
                })
                .when(turns)
                .run(any(), any());
        Leavers leavers = new Leavers(
                states,
                accounts,
                mock(ApiTokens.class),
                mock(Ledger.class),
                mock(AdministrationLedger.class),
                releases,
                turns,
                Clock.systemUTC());

        leavers.deactivate("lena", "Left the company", ADMIN);

        assertThat(output)
                .contains("REL-SGN-040 The account lena was deactivated by admin: 1 tasks went back to their groups,")
                .contains("REL-SGN-047 For " + story.details().owner() + ", who owns "
                        + story.details().key() + ": lena does not have the task userTask_approveRelease any more;");
    }

    @Test
    @DisplayName("an auditor sees the tokens of all, and revokes none of them")
    void refusesToRevokeTheTokenOfAnother() {
        ApiToken token = new ApiToken(
                UUID.randomUUID(),
                "ci",
                "a pipeline",
                List.of("*"),
                List.of("gate"),
                Instant.EPOCH,
                "ci",
                Instant.MAX,
                null,
                null,
                null);
        JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
        when(jdbc.sql(anyString())
                        .params(any(), any())
                        .query(org.mockito.ArgumentMatchers.<RowMapper<ApiToken>>any())
                        .list())
                .thenReturn(List.of(token));
        ApiTokens tokens =
                new ApiTokens(jdbc, mock(Accounts.class), states, mock(AdministrationLedger.class), Clock.systemUTC());

        assertThatThrownBy(() -> tokens.revoke(token.id(), new Caller("auditor", Set.of(Roles.AUDITOR))))
                .isInstanceOf(SignInRefusedException.class)
                .hasMessageContaining("REL-SGN-053 A token is revoked by its account or by an administrator. Ask one.");
    }
}
