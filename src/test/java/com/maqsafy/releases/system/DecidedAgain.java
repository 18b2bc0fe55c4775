package com.maqsafy.releases.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ChecklistRows;
import com.maqsafy.releases.evidence.EvidenceVerifier;
import com.maqsafy.releases.evidence.ExportedRecords;
import com.maqsafy.releases.evidence.MadeEvidence;
import com.maqsafy.releases.evidence.MadeEvidence.Draft;
import com.maqsafy.releases.policy.CoveredItem;
import com.maqsafy.releases.policy.Redecision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** That an export alone comes to what the gate decided, and does not with any one record taken away by whoever has the key. */
final class DecidedAgain {

    /** What follows the last decision and is no part of it; that it is missing says nobody but the seal. */
    private static final Set<String> AFTER_THE_LAST_DECISION = Set.of(
            "stabilisationStarted",
            "reviewOverdue",
            "hotfixReviewed",
            "disclosureScheduled",
            "disclosed",
            "restrictionLifted",
            "notesStored");

    private DecidedAgain() {}

    static void require(String export, Path keys) {
        try {
            List<String> lines = export.lines().toList();
            Redecision whole = decided(lines);
            assertThat(whole.decisions()).hasSizeGreaterThanOrEqualTo(3).allSatisfy(decision -> {
                assertThat(decision.differences()).isEmpty();
                assertThat(decision.untold()).isEmpty();
            });
            assertThat(whole.differences()).isEmpty();
            assertThat(whole.items())
                    .extracting(CoveredItem::item)
                    .containsExactlyInAnyOrderElementsOf(ChecklistRows.allItems());
            Draft draft = Draft.of(lines);
            draft.records().forEach(DecidedAgain::requireItsModel);
            assertThat(draft.records())
                    .filteredOn(record -> record.get("kind").asText().equals("partsOpened"))
                    .isNotEmpty()
                    .allMatch(record -> record.at("/payload/decidedBy/rows").size() > 0);
            Set<String> unnoticed = new TreeSet<>();
            for (int i = 0; i < draft.records().size(); i++) {
                MadeEvidence made = MadeEvidence.of(keys, List.of(draft.without(i)));
                List<String> without = made.export(0);
                assertThat(EvidenceVerifier.with(made.publicKey())
                                .verify(new ByteArrayInputStream(bytes(without)))
                                .findings())
                        .as("it holds by itself")
                        .isEmpty();
                Redecision again = decided(without);
                if (again.same() && again.told()) {
                    unnoticed.add(draft.records().get(i).get("kind").asText());
                }
            }
            assertThat(AFTER_THE_LAST_DECISION).containsAll(unnoticed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An element says where only with the model that it is in. */
    private static void requireItsModel(ObjectNode record) {
        assertThat(record.get("definition").isNull())
                .as(record.toString())
                .isEqualTo(record.get("element").isNull());
    }

    private static Redecision decided(List<String> lines) throws IOException {
        return Redecision.of(ExportedRecords.read(new ByteArrayInputStream(bytes(lines))));
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
