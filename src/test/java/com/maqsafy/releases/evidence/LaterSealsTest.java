package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.instance.OnOneNode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;

@ExtendWith(OutputCaptureExtension.class)
class LaterSealsTest {

    @Test
    @DisplayName("Promise 11: a release that cannot be sealed holds up no other, and the log says why")
    void sealsTheOthers(CapturedOutput output) {
        JdbcSealing sealing = mock(JdbcSealing.class);
        when(sealing.behind()).thenReturn(List.of("broken-api-1.0.0", "canteen-api-1.5.0"));
        when(sealing.seal("broken-api-1.0.0"))
                .thenThrow(new InvalidEvidenceException("REL-EVI-010", "Its chain is broken."));
        LaterSeals seals = new LaterSeals(
                sealing,
                mock(PlatformTransactionManager.class),
                new StaticListableBeanFactory().getBeanProvider(OnOneNode.class));

        assertThat(seals.seal()).isEqualTo(1);
        assertThat(output)
                .contains("REL-EVI-043 What followed broken-api-1.0.0 is not sealed: REL-EVI-010 Its chain is broken.");
    }
}
