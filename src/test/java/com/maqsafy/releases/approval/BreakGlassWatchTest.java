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
import java.util.List;
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
}
