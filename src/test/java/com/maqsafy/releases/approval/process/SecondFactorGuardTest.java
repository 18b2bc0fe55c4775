package com.maqsafy.releases.approval.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.approval.SecondFactorSettings;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second factor for approvals")
class SecondFactorGuardTest {

    private static final SecondFactorSettings MFA =
            new SecondFactorSettings(List.of("mfa", "phr"), List.of("emergency"));

    @Test
    void whoSignedInWithItApproves() {
        assertThat(guard(MFA, "phr").objection(task("approve-release"), "tech")).isEmpty();
        assertThat(guard(MFA, "phr").attest(task("approve-release"), "tech")).isEmpty();
    }

    @Test
    void whoDidNotIsToldHowToSignInAgain() {
        assertThat(guard(MFA, "pwd").objection(task("approve-release"), "tech"))
                .hasValueSatisfying(v -> assertThat(v.message())
                        .isEqualTo(
                                "REL-APR-021 tech is signed in with 'pwd', and whoever approves here is signed in at the"
                                        + " company with mfa or phr (releases.approval.acr). Sign in again at"
                                        + " /sign-in/second-factor?task=t-1, which leads back here. A local account does not"
                                        + " approve."));
        assertThatThrownBy(() -> guard(MFA, "pwd").attest(task("approve-release"), "tech"))
                .isInstanceOf(SubmissionRefusedException.class)
                .hasMessageContaining("REL-APR-021");
    }

    @Test
    void aLocalAccountDoesNotApproveUnlessTheSettingsSaySo() {
        assertThat(guard(MFA, "").objection(task("approve-release"), "tech"))
                .hasValueSatisfying(v -> assertThat(v.message()).contains("tech is signed in without a second factor"));
        assertThat(guard(MFA, "").objection(task("approve-release"), "emergency"))
                .isEmpty();
        assertThat(guard(MFA, "").attest(task("approve-release"), "emergency")).isEmpty();
    }

    @Test
    void whoGetsATaskByAnothersHandIsAskedWhenItIsCompleted() {
        SecondFactorGuard nobodyCalls = guard(MFA, null);
        assertThat(nobodyCalls.objection(task("approve-release"), "tech")).isEmpty();
        assertThatThrownBy(() -> nobodyCalls.attest(task("approve-release"), "tech"))
                .hasMessageContaining("REL-APR-021");
    }

    @Test
    void whatIsNoApprovalAndAWayBackNeedNone() {
        for (String form : List.of("approve-rollback", "release-notes", "failed-checks")) {
            assertThat(guard(MFA, "").objection(task(form), "tech")).isEmpty();
            assertThat(guard(MFA, "").attest(task(form), "tech")).isEmpty();
        }
    }

    @Test
    void nobodyIsAskedWhereTheSettingsDemandNone() {
        SecondFactorGuard none = guard(new SecondFactorSettings(List.of(), List.of()), "");
        assertThat(none.objection(task("approve-release"), "tech")).isEmpty();
        assertThat(none.attest(task("approve-release"), "tech")).isEmpty();
    }

    @Test
    void aValueThatNoProviderSendsIsRefused() {
        assertThatThrownBy(() -> new SecondFactorSettings(List.of("mfa phr"), List.of()))
                .hasMessageStartingWith("REL-APR-020 releases.approval.acr");
    }

    private static SecondFactorGuard guard(SecondFactorSettings settings, String acr) {
        return new SecondFactorGuard(settings, account -> Optional.ofNullable(acr));
    }

    private static TaskContext task(String form) {
        return new TaskContext(
                "canteen-api-1.5.0", "t-1", "userTask_x", form, new DefinitionVersion("release-approval", 1), Map.of());
    }
}
