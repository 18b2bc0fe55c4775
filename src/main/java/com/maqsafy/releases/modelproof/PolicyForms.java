package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.policy.PolicyItem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the forms say to people and ask of them ({@code policy/forms.json}): what must be shown, the questions in their
 * words, the answers in theirs, and when a question may stay hidden. Rows of checklists are the catalogue's: an item with a
 * question is asked for in every checklist of its section.
 *
 * <p>The one source of these words: the ledger knows answers by their value only, so a value must read the same
 * everywhere and always.
 */
final class PolicyForms {

    /** What the key of a row has at its end in the key of its reason. */
    static final String REASON = "_reason";

    private static final String RESOURCE = "/policy/forms.json";
    private static final ObjectNode ONE_ANSWER =
            JsonNodeFactory.instance.objectNode().put("required", true);
    private static final ObjectNode A_REASON = ONE_ANSWER.deepCopy().put("maxLength", 1000);

    private final PolicyCatalogue catalogue;
    private final Map<String, Form> forms;

    /** Which answers a question offers. */
    enum Choices {
        /** All of them and no others. */
        EXACTLY,
        /** At least one of them, and no others. */
        SOME,
        /** Any roles, by their own names. */
        ROLES,
        /** Any of them, and other words, which are their own values. */
        OWN
    }

    /**
     * One form.
     *
     * @param ownRows whether a process owner may add checklist rows, which are kept and judged like the policy's
     * @param texts what must be read before the first question, word for word
     * @param tables what must be seen before the first question
     */
    record Form(String name, boolean ownRows, List<String> texts, List<Table> tables, List<Question> questions) {}

    /**
     * A table of facts.
     *
     * @param rowCount rows that a page of it shows at least: what is on the next page is seen by few
     * @param hide the only condition under which it may be hidden; empty for never
     * @param columns heading by key
     */
    record Table(String label, String dataSource, int rowCount, String hide, Map<String, String> columns) {}

    /**
     * A question that must be asked.
     *
     * @param item the policy items that it serves, for the objection
     * @param policyItem the item that the form names, empty for none
     * @param validate what is held against an answer
     * @param answers words by value, in any order; empty for a free answer
     * @param hide the only condition under which it may be hidden; empty for never
     */
    record Question(
            String key,
            String type,
            String item,
            String policyItem,
            String question,
            JsonNode validate,
            Map<String, String> answers,
            Choices choices,
            String hide) {}

    PolicyForms(PolicyCatalogue catalogue) {
        this.catalogue = catalogue;
        this.forms = read(catalogue);
    }

    /** The items, whose questions rows of checklists ask. */
    PolicyCatalogue catalogue() {
        return catalogue;
    }

    Set<String> names() {
        return forms.keySet();
    }

    Map<String, Form> all() {
        return forms;
    }

    Optional<Form> form(String name) {
        return Optional.ofNullable(forms.get(name));
    }

    private static Map<String, Form> read(PolicyCatalogue catalogue) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream in = PolicyForms.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(
                        "REL-PRF-002 " + RESOURCE + " is missing. Build the application again.");
            }
            Map<String, Form> forms = new LinkedHashMap<>();
            for (FormRow row : mapper.readValue(in, FormsFile.class).forms()) {
                forms.put(row.form(), row.form(catalogue, mapper));
            }
            return Collections.unmodifiableMap(forms);
        } catch (IOException e) {
            throw new UncheckedIOException("REL-PRF-003 " + RESOURCE + " cannot be read. Mend it.", e);
        }
    }

    private record FormsFile(List<FormRow> forms) {}

    /** A form of the file: what does not concern it is absent. */
    private record FormRow(
            String form,
            boolean ownRows,
            @Nullable List<String> texts,
            @Nullable List<TableRow> tables,
            @Nullable Checklist checklist,
            List<QuestionRow> questions) {

        Form form(PolicyCatalogue catalogue, JsonMapper mapper) {
            return new Form(
                    form,
                    ownRows,
                    texts == null ? List.of() : List.copyOf(texts),
                    tables == null
                            ? List.of()
                            : tables.stream().map(TableRow::table).toList(),
                    Stream.concat(
                                    checklist == null ? Stream.of() : checklist.questions(catalogue),
                                    questions.stream().map(q -> q.question(catalogue, mapper)))
                            .toList());
        }
    }

    /**
     * Rows of a checklist: for each item of the sections that has a question, the question and its reason.
     *
     * @param fine the answer that needs no reason; {@code yes} when not given
     * @param answers words by value; when not given, yes and no, and not applicable where the catalogue allows it
     * @param why how the reason is asked for
     * @param hiddenBy by item, the fact that answers the question, so that nobody is asked
     */
    private record Checklist(
            List<String> sections,
            @Nullable String fine,
            @Nullable Map<String, String> answers,
            @Nullable String why,
            @Nullable Map<String, String> hiddenBy) {

        Stream<Question> questions(PolicyCatalogue catalogue) {
            return sections.stream()
                    .flatMap(section -> catalogue.section(section).stream())
                    .filter(item -> item.question() != null)
                    .flatMap(this::questions);
        }

        private Stream<Question> questions(PolicyItem item) {
            String key = item.id().replace('-', '_');
            String known = item.answeredBy() == PolicyItem.AnsweredBy.SYSTEM_WITH_DATABASE_CHANGES
                    ? "dossier.databaseChanges"
                    : hiddenBy == null ? "" : hiddenBy.getOrDefault(item.id(), "");
            String hide = "%s = null or %s = \"%s\"".formatted(key, key, fine == null ? "yes" : fine);
            return Stream.of(
                    new Question(
                            key,
                            "radio",
                            item.id(),
                            item.id(),
                            String.valueOf(item.question()),
                            ONE_ANSWER,
                            answers(item),
                            Choices.EXACTLY,
                            known.isEmpty() ? "" : "=" + known),
                    new Question(
                            key + REASON,
                            "textfield",
                            item.id(),
                            item.id(),
                            why == null ? "Why?" : why,
                            A_REASON,
                            Map.of(),
                            Choices.EXACTLY,
                            "=" + (known.isEmpty() ? "" : known + " = true or ") + hide));
        }

        private Map<String, String> answers(PolicyItem item) {
            if (answers != null) {
                return Map.copyOf(answers);
            }
            return item.notApplicable()
                    ? Map.of("yes", "Yes", "no", "No", "not-applicable", "Not applicable")
                    : Map.of("yes", "Yes", "no", "No");
        }
    }

    private record TableRow(
            String label,
            String dataSource,
            int rowCount,
            @Nullable String hide,
            Map<String, String> columns) {

        Table table() {
            return new Table(label, dataSource, rowCount, hide == null ? "" : hide, Map.copyOf(columns));
        }
    }

    private record QuestionRow(
            String key,
            String type,
            String item,
            @Nullable String policyItem,
            String question,
            @Nullable JsonNode validate,
            @Nullable Map<String, String> answers,
            @Nullable String choices,
            @Nullable String hide) {

        Question question(PolicyCatalogue catalogue, JsonMapper mapper) {
            return new Question(
                    key,
                    type,
                    item,
                    policyItem != null ? policyItem : catalogue.find(item).isPresent() ? item : "",
                    question,
                    validate == null ? mapper.createObjectNode() : validate,
                    answers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(answers)),
                    choices == null ? Choices.EXACTLY : Choices.valueOf(choices.toUpperCase(Locale.ROOT)),
                    hide == null ? "" : hide);
        }
    }
}
