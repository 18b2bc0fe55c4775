package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.hotfix.HotfixReview;
import com.maqsafy.releases.release.ReleaseCommands;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.security.Disclosure;
import java.security.Principal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;

class ReleasesControllerTest {

    private static final String KEY = "canteen-api-1.0.3";

    @Test
    @DisplayName("SEC-07: every door asks first, and in the same place, whether the caller may know of the release")
    void asksFirstWhetherTheCallerMayKnow() {
        VisibleReleases visible = mock(VisibleReleases.class);
        when(visible.get(KEY)).thenThrow(new UnknownReleaseException(KEY));
        Releases releases = mock(Releases.class);
        ReleaseCommands commands = mock(ReleaseCommands.class);
        TestReports reports = mock(TestReports.class);
        Disclosure disclosure = mock(Disclosure.class);
        HotfixReview review = mock(HotfixReview.class);
        ReleasesController controller = new ReleasesController(
                visible,
                releases,
                commands,
                mock(Idempotency.class),
                reports,
                disclosure,
                review,
                mock(ObjectMapper.class));
        Principal caller = () -> "developer";
        var reason = new ReleasesController.ReasonBody("Out of curiosity", List.of());

        for (ThrowingCallable door : List.<ThrowingCallable>of(
                () -> controller.withdraw(KEY, reason, caller),
                () -> controller.rework(KEY, reason, caller),
                () -> controller.disclose(KEY, reason, caller),
                () -> controller.putOff(KEY, new ReleasesController.PutOffBody("", ""), caller),
                () -> controller.comment(KEY, new ReleasesController.CommentBody("Hello"), caller),
                () -> controller.review(KEY, new ReleasesController.ReviewBody("", "", "", List.of()), caller),
                () -> controller.tests(KEY, "TEST-01", null, new MockMultipartFile("file", new byte[0]), caller))) {
            assertThatThrownBy(door).isInstanceOf(UnknownReleaseException.class);
        }
        verifyNoInteractions(releases, commands, reports, disclosure, review);
    }
}
