package com.maqsafy.releases.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.approval.DutySettings.Common;
import com.maqsafy.releases.approval.DutySettings.OfService;
import com.maqsafy.releases.approval.DutySettings.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DutySettingsTest {

    private static final Common COMMON = new Common(Duration.ofDays(7), null);

    @Test
    void liftOnlyDutiesOfPersons() {
        Service service =
                new Service(new OfService(true, true, true, true, List.of("tester-not-approver", "four-eyes")));
        assertThatThrownBy(() -> new DutySettings(Map.of("canteen-api", service), COMMON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "REL-DUT-002 releases.services.canteen-api.duties.lifted-when-restricted[1] is 'four-eyes'");
    }

    @Test
    void takeNoAgeThatIsNone() {
        assertThatThrownBy(() -> new Common(Duration.ofDays(-1), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("REL-DUT-003 releases.duties.recent-role must not be negative, is PT-24H");
        for (Duration none : List.of(Duration.ZERO, Duration.ofDays(-2))) {
            assertThatThrownBy(() -> new Common(Duration.ofDays(7), none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("REL-DUT-003 releases.duties.min-role-age must be longer than nothing");
        }
        assertThat(new Common(Duration.ZERO, Duration.ofDays(1)).recentRole()).isZero();
    }

    @Test
    void holdForAServiceThatSaysNothing() {
        assertThat(DutySettings.defaults().of("canteen-api").writerNotApprover())
                .isTrue();
        assertThat(DutySettings.defaults().of("canteen-api").deployerNotApprover())
                .isTrue();
    }
}
