package com.maqsafy.releases.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.process.Roles;
import com.maqsafy.releases.release.ScopeWords;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the proof of models knows by itself is what the catalogue, the roles and the forms say. */
class ProofVocabularyTest {

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @Test
    @DisplayName("TEST-01 to TEST-09: the floor of the decision table is the catalogue's")
    void asksForTheTestsOfTheCatalogue() {
        assertThat(RequiredTestsFloor.BY_ASPECT.keySet())
                .containsExactlyInAnyOrderElementsOf(ScopeWords.CHANGED_ASPECTS);
        assertThat(catalogue.requiredTests(List.of())).containsExactly("TEST-06");
        RequiredTestsFloor.BY_ASPECT.forEach((aspect, test) -> assertThat(catalogue.requiredTests(List.of(aspect)))
                .as(aspect)
                .containsExactlyInAnyOrderElementsOf(Set.of("TEST-06", test)));
    }

    @Test
    @DisplayName("POST-01 to POST-14: the floor of the decision table is the catalogue's")
    void asksForTheChecksOfTheCatalogue() {
        assertThat(catalogue.applicableChecks(List.of()))
                .containsExactlyInAnyOrderElementsOf(ApplicableChecksFloor.ALWAYS);
        for (String aspect : ScopeWords.CHANGED_ASPECTS) {
            Set<String> checks = new TreeSet<>(ApplicableChecksFloor.ALWAYS);
            if (ApplicableChecksFloor.BY_ASPECT.containsKey(aspect)) {
                checks.add(ApplicableChecksFloor.BY_ASPECT.get(aspect));
            }
            assertThat(catalogue.applicableChecks(List.of(aspect))).as(aspect).isEqualTo(checks);
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
