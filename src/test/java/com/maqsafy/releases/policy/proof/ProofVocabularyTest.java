package com.maqsafy.releases.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.Roles;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.ScopeWords;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the proof of models knows by itself is what the catalogue, the roles and the forms say. */
class ProofVocabularyTest {

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    @DisplayName("TEST-01 to TEST-09, SEC-04: the floor of the decision table is the catalogue's")
    void asksForTheTestsOfTheCatalogue(ReleaseType type) {
        Set<String> always = type == ReleaseType.SECURITY ? Set.of("TEST-06", "TEST-07") : Set.of("TEST-06");

        assertThat(RequiredTestsFloor.BY_ASPECT.keySet())
                .containsExactlyInAnyOrderElementsOf(ScopeWords.CHANGED_ASPECTS);
        assertThat(catalogue.requiredTests(List.of(), type)).isEqualTo(always);
        RequiredTestsFloor.BY_ASPECT.forEach((aspect, test) -> {
            Set<String> tests = new TreeSet<>(always);
            tests.add(test);
            assertThat(catalogue.requiredTests(List.of(aspect), type))
                    .as(aspect)
                    .isEqualTo(tests);
        });
    }

    @ParameterizedTest
    @EnumSource(ReleaseType.class)
    @DisplayName("POST-01 to POST-14, SEC-08, TYPE-06: the floor of the decision table is the catalogue's")
    void asksForTheChecksOfTheCatalogue(ReleaseType type) {
        Set<String> always = new TreeSet<>(ApplicableChecksFloor.ALWAYS);
        Optional.ofNullable(ApplicableChecksFloor.BY_TYPE.get(type.word())).ifPresent(always::add);

        assertThat(catalogue.applicableChecks(List.of(), type)).isEqualTo(always);
        for (String aspect : ScopeWords.CHANGED_ASPECTS) {
            Set<String> checks = new TreeSet<>(always);
            Optional.ofNullable(ApplicableChecksFloor.BY_ASPECT.get(aspect)).ifPresent(checks::add);
            assertThat(catalogue.applicableChecks(List.of(aspect), type))
                    .as(aspect)
                    .isEqualTo(checks);
        }
        assertThat(ScopeWords.CHANGED_ASPECTS).containsAll(ApplicableChecksFloor.BY_ASPECT.keySet());
    }

    @Test
    void knowsTheGroupsThatAreMadeAtStart() {
        assertThat(Vocabulary.GROUPS).isEqualTo(Roles.NAMES.keySet());
    }

    @Test
    @DisplayName("RB-07: the form offers groups as approvers of a rollback, or nobody could ever approve")
    void offersGroupsAsApproversOfARollback() throws IOException {
        JsonNode form = new ObjectMapper().readTree(new File("forms/rollback-plan.form"));
        List<JsonNode> fields = form.findParents("key").stream()
                .filter(c -> c.path("key").asText().equals("approverRole"))
                .toList();

        assertThat(fields).hasSize(1);
        assertThat(fields.get(0).findValuesAsText("value"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(Roles.NAMES).containsKey(role));
    }
}
