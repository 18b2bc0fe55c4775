package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.Test;

class CamundaSignedInUserTest {

    private final IdentityService identity = mock();
    private final CamundaSignedInUser user = new CamundaSignedInUser(identity);

    @Test
    void isWhoCallsTheEngine() {
        assertThat(user.id()).isEmpty();
        when(identity.getCurrentAuthentication()).thenReturn(new Authentication("tech", List.of()));
        assertThat(user.id()).hasValue("tech");
    }
}
