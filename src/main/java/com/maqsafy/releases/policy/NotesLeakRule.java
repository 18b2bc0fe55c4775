package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.LedgerRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;

/** PRIN-07, RULE-04, RULE-05: no secret and no customer data is in the release notes, nor in what they are made from. */
@Component
class NotesLeakRule implements GateRule {

    private final NotesInspection inspection;

    NotesLeakRule(NotesInspection inspection) {
        this.inspection = inspection;
    }

    @Override
    public Set<String> items() {
        return Set.of("PRIN-07", "RULE-04", "RULE-05");
    }

    @Override
    public GateStage stage() {
        return GateStage.PREPARATION;
    }

    @Override
    public Optional<PreparationPart> part() {
        return Optional.of(PreparationPart.NOTES);
    }

    @Override
    public List<Finding> evaluate(Dossier dossier) {
        Optional<LedgerRecord> notes = dossier.evidence("notesWritten", PreparationPart.NOTES);
        if (notes.isEmpty()) {
            return List.of(new Finding(
                    "PRIN-07", "There are no release notes for this commit that could be searched. Write them."));
        }
        StringJoiner text = new StringJoiner("\n");
        collect(notes.get().payload(), text);
        return inspection.leaks(text.toString());
    }

    private static void collect(JsonNode node, StringJoiner text) {
        if (node.isTextual()) {
            text.add(node.textValue());
        }
        // The commit is 40 random digits by nature and no text of the notes.
        node.properties().stream().filter(p -> !p.getKey().equals("commit")).forEach(p -> collect(p.getValue(), text));
        if (node.isArray()) {
            node.forEach(n -> collect(n, text));
        }
    }
}
