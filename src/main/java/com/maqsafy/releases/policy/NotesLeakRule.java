package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.LeakWaivers;
import com.maqsafy.releases.notes.RestrictedWords;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.NotesWritten;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * PRIN-07, RULE-04, RULE-05: no secret, no customer data and no restricted detail of a security release is in the release
 * notes, nor in what they are made from, but what a second person has waived as no such thing.
 */
@Component
class NotesLeakRule implements GateRule {

    private final LeakScanner scanner;
    private final Persons persons;

    NotesLeakRule(LeakScanner scanner, Persons persons) {
        this.scanner = scanner;
        this.persons = persons;
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
        Optional<Recorded<NotesWritten>> notes = dossier.evidence(NotesWritten.class, PreparationPart.NOTES);
        if (notes.isEmpty()) {
            return List.of(Finding.of("PRIN-07", Sentence.of("finding.notes-unsearched")));
        }
        List<Finding> shown =
                leaks("finding.notes-leak", notes.get().event().markdown().strip(), notes.get(), dossier);
        // What the text is made from says the same again; it matters only when it holds more than the text shows.
        return shown.isEmpty()
                ? leaks(
                        "finding.notes-content-leak",
                        texts(EventKinds.payload(notes.get().event()).path("content")),
                        notes.get(),
                        dossier)
                : shown;
    }

    private List<Finding> leaks(String key, String text, Recorded<NotesWritten> notes, Dossier dossier) {
        List<LedgerRecord> records = dossier.records();
        return LeakWaivers.unwaived(scanner.scan(text, RestrictedWords.of(records)), records, notes.actor(), persons)
                .stream()
                .map(leak -> Finding.of(leak.item(), Sentence.of(key, leak.line(), leak.masked(), leak.message())))
                .toList();
    }

    private static String texts(JsonNode content) {
        List<String> texts = new ArrayList<>();
        collect(content, texts);
        return String.join("\n", texts);
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isTextual()) {
            texts.add(node.textValue());
        }
        node.forEach(child -> collect(child, texts));
    }
}
