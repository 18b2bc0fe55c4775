package com.maqsafy.releases.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.RecordWords;
import com.maqsafy.releases.evidence.Words.Tone;
import com.maqsafy.releases.policy.GateEvaluated;
import com.maqsafy.releases.policy.GateStage;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.StatusChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Every item of the policy, and what became of it in a release: whether it applies, and which record meets it. Told from
 * the ledger alone.
 *
 * <p>What was said of an item last counts: a record that names it, or a gate that judged it. Tests and checks need
 * a record of their own; that a gate found nothing against them is not enough.
 *
 * @param sections the policy's sections with their items in order
 */
public record Coverage(List<Section> sections) {

    /** Sections whose items nothing meets but a record that names them. */
    private static final Set<String> NEEDS_A_RECORD = Set.of("TEST", "POST");

    /** What a record says of items that it does not name. */
    private static final Map<String, String> SAYS = says();

    public Coverage {
        sections = List.copyOf(sections);
    }

    private static Map<String, String> says() {
        String requested = EventKinds.kind(ReleaseRequested.class);
        Map<String, String> says = new TreeMap<>();
        // The row of the log is made of them.
        says.put("LOG-01", requested);
        says.put("LOG-03", requested);
        says.put("LOG-04", requested);
        says.put("LOG-02", EventKinds.kind(StatusChanged.class));
        says.put("LOG-06", EventKinds.kind(NotesWritten.class));
        // No release of a service starts before they are answered.
        for (int item = 1; item <= 8; item++) {
            says.put("OPEN-0" + item, requested);
        }
        return Map.copyOf(says);
    }

    /** What became of an item. */
    public enum State {
        /** A record meets it. */
        MET,
        /** The last that was said of it speaks against it. */
        NOT_MET,
        /** It applies, and nothing was said of it yet. */
        OPEN,
        /** The release does not need it. */
        NOT_APPLICABLE;

        /** The word used in REST. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Why an item does not apply, or why it is open.
     *
     * @param key of the sentence in {@code report/messages*.properties}, below {@code why.}; empty for none
     * @param value what the sentence names, empty for nothing
     */
    public record Why(String key, String value) {

        /** Nothing is to be said. */
        public static final Why NONE = new Why("", "");
    }

    /** A section of the policy, e.g. {@code PRE}. */
    public record Section(String id, List<Item> items) {

        public Section {
            items = List.copyOf(items);
        }
    }

    /**
     * An item of the policy.
     *
     * @param why why it does not apply, or why it is open; {@link Why#NONE} where nothing is to be said
     * @param by what decided last; absent when nothing did
     * @param records all records that name it, in order
     */
    public record Item(
            PolicyItem item, State state, Why why, @Nullable LedgerRecord by, List<LedgerRecord> records) {

        public Item {
            records = List.copyOf(records);
        }
    }

    /**
     * An item in words, for programs and pages.
     *
     * @param section e.g. {@code PRE}
     * @param title what the section is about
     * @param item e.g. {@code PRE-09}
     * @param text what it asks for
     * @param state word of {@link State}
     * @param why why it does not apply or is open, absent where nothing is to be said
     * @param record sequence of the record that decided, absent when none did
     * @param actor who made it
     * @param time when
     * @param says what it says
     * @param records sequences of all records that name the item
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String section,
            String title,
            String item,
            String text,
            String state,
            @Nullable String why,
            @Nullable Long record,
            @Nullable String actor,
            @Nullable Instant time,
            @Nullable String says,
            List<Long> records) {}

    /**
     * The coverage of a release.
     *
     * @param records its ledger in order
     * @param judged ids of the items of which the gate has judged everything at a stage
     */
    static Coverage of(
            ReleaseDetails release,
            List<LedgerRecord> records,
            PolicyCatalogue catalogue,
            Function<GateStage, Set<String>> judged) {
        Applicability applicability = Applicability.of(release, records, catalogue);
        Map<GateStage, Set<String>> byStage = new LinkedHashMap<>();
        Arrays.stream(GateStage.values()).forEach(stage -> byStage.put(stage, judged.apply(stage)));
        Map<String, List<Item>> sections = new LinkedHashMap<>();
        for (PolicyItem item : catalogue.items()) {
            sections.computeIfAbsent(item.section(), s -> new ArrayList<>())
                    .add(item(item, records, applicability, byStage));
        }
        return new Coverage(sections.entrySet().stream()
                .map(s -> new Section(s.getKey(), s.getValue()))
                .toList());
    }

    /** The rows of all items in the policy's order, in a language. */
    public List<Row> rows(ReportLanguage language) {
        ResourceBundle texts = language.texts();
        return sections.stream()
                .flatMap(s -> s.items().stream().map(i -> row(s.id(), i, language, texts)))
                .toList();
    }

    /** How many items are in a state. */
    public long count(State state) {
        return sections.stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> i.state() == state)
                .count();
    }

    /** How many items have a record that names them. */
    long recorded() {
        return sections.stream()
                .flatMap(s -> s.items().stream())
                .filter(i -> !i.records().isEmpty())
                .count();
    }

    /** How many items the policy has. */
    long items() {
        return sections.stream().mapToLong(s -> s.items().size()).sum();
    }

    /** A reason in words; blank where there is none. */
    static String words(Why why, ReportLanguage language) {
        return why.key().isEmpty()
                ? ""
                : language.texts().getString("why." + why.key()).replace("{0}", language.word(why.value()));
    }

    private static Row row(String section, Item item, ReportLanguage language, ResourceBundle texts) {
        String why = words(item.why(), language);
        LedgerRecord by = item.by();
        return new Row(
                section,
                texts.getString("section." + section),
                item.item().id(),
                language.text(item.item()),
                item.state().word(),
                why.isEmpty() ? null : why,
                by == null ? null : by.sequence(),
                by == null ? null : by.actor(),
                by == null ? null : by.time(),
                by == null ? null : RecordWords.of(by).text(),
                item.records().stream().map(LedgerRecord::sequence).toList());
    }

    private static Item item(
            PolicyItem item,
            List<LedgerRecord> records,
            Applicability applicability,
            Map<GateStage, Set<String>> judged) {
        List<LedgerRecord> named =
                records.stream().filter(r -> r.items().contains(item.id())).toList();
        LedgerRecord by = null;
        State state = State.OPEN;
        for (LedgerRecord r : records) {
            Optional<State> said = r.is(GateEvaluated.class) ? judged(item, r, judged) : said(item, r);
            boolean again = r.is(GateEvaluated.class)
                    && (said.equals(Optional.of(state))
                            || (said.equals(Optional.of(State.MET)) && state == State.NOT_APPLICABLE));
            if (said.isPresent() && !again) {
                by = r;
                state = said.get();
            } else if (said.isEmpty() && state == State.NOT_MET && by != null && isAnswered(item, by, r, judged)) {
                by = null;
                state = State.OPEN;
            }
        }
        Optional<Why> whyNot = applicability.whyNot(item);
        // Whoever answered that it does not apply gave the reason; what was found against an item is never passed over.
        if (whyNot.isPresent() && state != State.NOT_MET && named.stream().allMatch(Coverage::asks)) {
            return new Item(item, State.NOT_APPLICABLE, whyNot.get(), null, named);
        }
        Why why = state == State.OPEN ? applicability.whyOpen(item).orElse(Why.NONE) : Why.NONE;
        return new Item(item, state, why, by, named);
    }

    /** What a record says of an item; empty when nothing. What only asks may say that it failed, never that it is met. */
    private static Optional<State> said(PolicyItem item, LedgerRecord r) {
        // That the old version works after a rollback meets nothing that is asked of the new one.
        if (r.payload().path("purpose").asText().equals("rollback")
                && item.section().equals("POST")) {
            return Optional.empty();
        }
        if (!r.items().contains(item.id())) {
            return r.kind().equals(SAYS.get(item.id())) ? Optional.of(State.MET) : Optional.empty();
        }
        if (asks(r)) {
            return RecordWords.of(r).tone() == Tone.BAD ? Optional.of(State.NOT_MET) : Optional.empty();
        }
        JsonNode answer = r.payload().path("answers").path(item.id()).path("answer");
        if (answer.isTextual()) {
            return Optional.of(
                    switch (answer.asText()) {
                        case "yes" -> State.MET;
                        case "not-applicable" -> State.NOT_APPLICABLE;
                        default -> State.NOT_MET;
                    });
        }
        // The log gives what there is, good or bad.
        boolean against = !item.section().equals("LOG") && RecordWords.of(r).tone() == Tone.BAD;
        return Optional.of(against ? State.NOT_MET : State.MET);
    }

    /** Whether a later gate finds no more what an earlier one of the same stage found, and a rule that judges it is still to come. */
    private static boolean isAnswered(
            PolicyItem item, LedgerRecord found, LedgerRecord later, Map<GateStage, Set<String>> judged) {
        return !NEEDS_A_RECORD.contains(item.section())
                && found.is(GateEvaluated.class)
                && later.is(GateEvaluated.class)
                && place(later, judged) >= place(found, judged);
    }

    private static long place(LedgerRecord gate, Map<GateStage, Set<String>> judged) {
        return judged.keySet().stream()
                .takeWhile(stage ->
                        !stage.word().equals(gate.payload().path("stage").asText()))
                .count();
    }

    private static Optional<State> judged(PolicyItem item, LedgerRecord gate, Map<GateStage, Set<String>> judged) {
        for (JsonNode finding : gate.payload().path("findings")) {
            if (finding.path("item").asText().equals(item.id())) {
                return Optional.of(State.NOT_MET);
            }
        }
        boolean looked = judged.entrySet().stream()
                .filter(s ->
                        s.getKey().word().equals(gate.payload().path("stage").asText()))
                .anyMatch(s -> s.getValue().contains(item.id()));
        return looked && !NEEDS_A_RECORD.contains(item.section()) ? Optional.of(State.MET) : Optional.empty();
    }

    private static boolean asks(LedgerRecord r) {
        return EventKinds.known()
                .of(r.kind())
                .map(type -> type.getAnnotation(Event.class))
                .filter(Event::asks)
                .isPresent();
    }
}
