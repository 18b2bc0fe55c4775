package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.person.Roles;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the proof of models knows by itself is what roles and forms say. */
class ProofVocabularyTest {

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
