package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.release.Restrictions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class BreakGlassWatchTest {

    @Test
    @DisplayName("An end that cannot be recorded is told to the log, and holds up no other")
    void looksAfterEveryBreakGlass(CapturedOutput output) {
        JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
        when(jdbc.sql(anyString()).query(String.class).list())
                .thenReturn(List.of("broken-api-1.0.0", "canteen-api-1.5.0"));
        BreakGlasses glasses = mock(BreakGlasses.class);
        doThrow(new IllegalStateException("away")).when(glasses).expire("broken-api-1.0.0");
        OnOneNode turns = mock(OnOneNode.class);
        when(turns.run(any(), any())).thenAnswer(call -> {
            ((Runnable) call.getArgument(1)).run();
            return true;
        });

        new BreakGlassWatch(jdbc, glasses, mock(Restrictions.class), turns).look();

        assertThat(output)
                .contains("REL-DUT-021 The end of the break-glass of broken-api-1.0.0 could not be recorded.");
        verify(glasses).expire("canteen-api-1.5.0");
    }

    @Test
    @DisplayName("the figure counts those that lift a duty just now, and none of a release of which few may know")
    void countsThoseInForce() {
        JdbcClient jdbc = mock(JdbcClient.class, RETURNS_DEEP_STUBS);
        when(jdbc.sql(anyString()).query(String.class).list())
                .thenReturn(List.of("a-1.0.0", "b-1.0.0", "hidden-1.0.0"));
        BreakGlasses glasses = mock(BreakGlasses.class);
        BreakGlass glass = new BreakGlass(
                1, Duty.MIN_ROLE_AGE, "qa", "", "x", Duration.ofHours(1), "a", Instant.EPOCH, null, null, null);
        when(glasses.inForce("a-1.0.0")).thenReturn(Optional.of(glass));
        when(glasses.inForce("b-1.0.0")).thenReturn(Optional.of(glass));
        when(glasses.inForce("hidden-1.0.0")).thenReturn(Optional.of(glass));
        Restrictions restrictions = mock(Restrictions.class);
        when(restrictions.restricted("hidden-1.0.0")).thenReturn(true);
        BreakGlassWatch watch = new BreakGlassWatch(jdbc, glasses, restrictions, mock(OnOneNode.class));
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        watch.bindTo(registry);

        assertThat(registry.get("releases.breakglass.open").gauge().value()).isEqualTo(2);
        assertThat(watch.inForce())
                .extracting(BreakGlassWatch.InForce::release)
                .containsExactly("a-1.0.0", "b-1.0.0", "hidden-1.0.0");
    }
}
