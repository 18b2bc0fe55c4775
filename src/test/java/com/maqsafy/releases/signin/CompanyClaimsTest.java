package com.maqsafy.releases.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.signin.SignInSettings.GroupMapping;
import com.maqsafy.releases.signin.SignInSettings.Oidc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompanyClaimsTest {

    private static final List<GroupMapping> MAPPING = List.of(
            new GroupMapping("/releases/tech", "technical-owner"),
            new GroupMapping("/releases/tech", "developer"),
            new GroupMapping("/releases/admins", "camunda-admin"));

    static Oidc none() {
        return new Oidc("", "", "", List.of("openid"), null, "preferred_username", "groups", List.of());
    }

    private static SignInSettings settings(String idClaim, String groupsClaim) {
        return new SignInSettings(
                List.of("emergency"),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                new Oidc(
                        "https://id.example.com",
                        "releases",
                        "secret",
                        List.of("openid"),
                        null,
                        idClaim,
                        groupsClaim,
                        MAPPING),
                new SignInSettings.Throttle(
                        5,
                        50,
                        100,
                        Duration.ofSeconds(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(30),
                        10,
                        Duration.ZERO));
    }

    @Test
    void takesIdNamesAndTheGroupsThatMeanSomething() {
        CompanyClaims said = CompanyClaims.of(
                Map.of(
                        "preferred_username",
                        "sara.ali@example.com",
                        "given_name",
                        "Sara",
                        "family_name",
                        "Ali",
                        "email",
                        "sara.ali@example.com",
                        "groups",
                        List.of("/releases/tech", "camunda-admin", "/everybody")),
                settings("preferred_username", "groups"));

        assertThat(said.account()).isEqualTo("sara.ali@example.com");
        assertThat(said.firstName()).isEqualTo("Sara");
        assertThat(said.lastName()).isEqualTo("Ali");
        assertThat(said.groups()).containsExactlyInAnyOrder("technical-owner", "developer");
        assertThat(said.unknown())
                .as("a group of the company that is called like one of ours gives nothing")
                .containsExactlyInAnyOrder("camunda-admin", "/everybody");
    }

    @Test
    void findsClaimsInObjectsAndASingleGroup() {
        CompanyClaims said = CompanyClaims.of(
                Map.of(
                        "account",
                        Map.of("id", "sara"),
                        "realm_access",
                        Map.of("roles", "/releases/admins"),
                        "https://example.com/dotted",
                        "unused"),
                settings("account.id", "realm_access.roles"));

        assertThat(said.account()).isEqualTo("sara");
        assertThat(said.groups()).containsExactly("camunda-admin");
    }

    @Test
    void withoutGroupsNobodyHasARole() {
        assertThat(CompanyClaims.of(Map.of("preferred_username", "sara"), settings("preferred_username", "groups"))
                        .groups())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "system:release",
                "@sara",
                "sara ali",
                "sara/../admin",
                "sara\nadmin",
                "ساره",
                "a,b",
                "*"
            })
    void refusesAnIdThatNoAccountMayHave(String id) {
        assertThatThrownBy(() ->
                        CompanyClaims.of(Map.of("preferred_username", id), settings("preferred_username", "groups")))
                .isInstanceOf(SignInRefusedException.class)
                .hasMessageContaining("REL-SGN-022")
                .hasMessageContaining("user-id-claim");
    }

    @Test
    void refusesAnIdThatIsTooLongOrNoText() {
        for (Object id : List.of("a".repeat(65), 7, List.of("sara"))) {
            assertThatThrownBy(() -> CompanyClaims.of(
                            Map.of("preferred_username", id), settings("preferred_username", "groups")))
                    .hasMessageContaining("REL-SGN-022");
        }
    }

    @Test
    void nobodyAtTheCompanyIsABreakGlassAccount() {
        assertThatThrownBy(() -> CompanyClaims.of(
                        Map.of("preferred_username", "emergency"), settings("preferred_username", "groups")))
                .hasMessageContaining("REL-SGN-023");
    }

    @Test
    void settingsThatLetNobodyInAreRefused() {
        assertThatThrownBy(() -> new GroupMapping("/releases/tech", "root"))
                .hasMessageContaining("releases.sign-in.oidc.group-mapping[]")
                .hasMessageContaining("technical-owner");
        assertThatThrownBy(() -> new Oidc(
                        "https://id.example.com", "releases", "", List.of("openid"), null, "sub", "groups", MAPPING))
                .hasMessageContaining("releases.sign-in.oidc.client-secret");
        assertThatThrownBy(() -> new Oidc(
                        "https://id.example.com", "releases", "s", List.of("openid"), null, "sub", "groups", List.of()))
                .hasMessageContaining("releases.sign-in.oidc.group-mapping");
        assertThat(MAPPING.toString()).isNotEmpty();
        assertThat(settings("sub", "groups").toString()).doesNotContain("secret");
    }
}
