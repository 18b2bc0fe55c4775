package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every question of the policy is asked in its words, must be answered, is not answered beforehand, takes every honest
 * answer, and offers exactly its answers in their words. The ledger keeps the value of an answer, so who reads other
 * words attests something else.
 */
final class PolicyQuestions implements ProofRule {

    private final PolicyForms forms;

    PolicyQuestions(PolicyForms forms) {
        this.forms = forms;
    }

    @Override
    public List<String> items() {
        return forms.all().values().stream()
                .flatMap(form -> form.questions().stream())
                .map(PolicyForms.Question::item)
                .distinct()
                .toList();
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            forms.form(form.stem())
                    .ifPresent(policy -> policy.questions().forEach(question -> check(form, question, objections)));
        }
        return objections;
    }

    private static void check(FormModel form, PolicyForms.Question question, List<String> objections) {
        Optional<FormModel.Component> found = form.components().stream()
                .filter(component -> component.key().equals(question.key()))
                .findFirst();
        if (found.isEmpty()) {
            objections.add(form.objection(
                    question.key(),
                    question.item(),
                    "the question '%s' is missing; put it back".formatted(question.question())));
            return;
        }
        JsonNode json = found.get().json();
        checkWords(form, question, json, objections);
        checkAnswerable(form, question, json, objections);
        if (!found.get().hide().equals(question.hide()) || found.get().mayBeHiddenAround()) {
            object(
                    form,
                    question,
                    question.hide().isEmpty()
                            ? "must always be shown; remove the condition, also of the group around it"
                            : "may be hidden only by " + question.hide(),
                    objections);
        }
        checkAnswers(form, question, json, objections);
    }

    private static void checkWords(
            FormModel form, PolicyForms.Question question, JsonNode json, List<String> objections) {
        String label = json.path("label").asText("");
        if (!label.equals(question.question())) {
            object(
                    form,
                    question,
                    "must ask '%s', not '%s': an answer is kept as the answer to the policy's question; put its words back, explain them in the help text"
                            .formatted(question.question(), label),
                    objections);
        }
        if (!json.path("type").asText("").equals(question.type())) {
            object(form, question, "must be of the type " + question.type(), objections);
        }
        String item = json.path("properties").path("policyItem").asText("");
        if (!item.equals(question.policyItem())) {
            object(
                    form,
                    question,
                    question.policyItem().isEmpty()
                            ? "names the policy item '%s'; remove the property policyItem".formatted(item)
                            : "must name the policy item %s, not '%s'".formatted(question.policyItem(), item),
                    objections);
        }
    }

    private static void checkAnswerable(
            FormModel form, PolicyForms.Question question, JsonNode json, List<String> objections) {
        JsonNode validate = json.path("validate");
        boolean required = question.validate().path("required").asBoolean(false);
        if (required && !validate.path("required").asBoolean(false)) {
            object(form, question, "must be required", objections);
        }
        if (!meant(validate).equals(meant(question.validate()))) {
            object(
                    form,
                    question,
                    "must be validated by %s, not by %s: anything else refuses honest answers or takes empty ones"
                            .formatted(meant(question.validate()), meant(validate)),
                    objections);
        }
        if (json.hasNonNull("defaultValue")) {
            object(form, question, "must not be answered beforehand; remove the default value", objections);
        }
        if (json.path("disabled").asBoolean(false)
                || json.path("readonly").asBoolean(false)
                || json.path("readonly").isTextual()) {
            object(form, question, "must be open to the person; remove disabled and readonly", objections);
        }
    }

    /** The rules that change what is accepted: Modeler also writes what is so anyway. */
    private static JsonNode meant(JsonNode validate) {
        if (!(validate instanceof ObjectNode rules)) {
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode meant = rules.deepCopy();
        if (meant.path("required").isBoolean() && !meant.path("required").booleanValue()) {
            meant.remove("required");
        }
        String type = meant.path("validationType").asText("-");
        if (type.isEmpty() || type.equals("custom")) {
            meant.remove("validationType");
        }
        return meant;
    }

    private static void checkAnswers(
            FormModel form, PolicyForms.Question question, JsonNode json, List<String> objections) {
        if (json.has("valuesKey") || json.has("valuesExpression")) {
            object(form, question, "must list its answers itself", objections);
        }
        if (question.answers().isEmpty()) {
            return;
        }
        Map<String, String> offered = new LinkedHashMap<>();
        int count = 0;
        for (JsonNode value : json.path("values")) {
            offered.put(value.path("value").asText(), value.path("label").asText());
            count++;
        }
        offered.forEach((value, label) -> {
            String words = words(question, value);
            if (words != null && !words.equals(label)) {
                object(
                        form,
                        question,
                        "the answer '%s' must read '%s', not '%s': who chooses it is recorded with '%s'; put its words back"
                                .formatted(value, words, label, value),
                        objections);
            }
        });
        boolean known = offered.keySet().stream().allMatch(value -> words(question, value) != null);
        boolean enough = question.choices() == PolicyForms.Choices.EXACTLY
                ? offered.keySet().equals(question.answers().keySet())
                : !offered.isEmpty();
        if (!known || !enough || count != offered.size()) {
            object(
                    form,
                    question,
                    "must offer %s %s, not %s"
                            .formatted(
                                    question.choices() == PolicyForms.Choices.EXACTLY ? "exactly" : "some of",
                                    question.answers().keySet(),
                                    offered.keySet()),
                    objections);
        }
    }

    /** How an answer reads; null when it may not be offered. */
    private static @Nullable String words(PolicyForms.Question question, String value) {
        return switch (question.choices()) {
            case EXACTLY, SOME -> question.answers().get(value);
            case ROLES ->
                ProcessContracts.GROUPS.contains(value)
                        ? value.substring(0, 1).toUpperCase(Locale.ROOT)
                                + value.substring(1).replace('-', ' ')
                        : null;
            case OWN -> question.answers().getOrDefault(value, value);
        };
    }

    private static void object(FormModel form, PolicyForms.Question question, String text, List<String> objections) {
        objections.add(form.objection(question.key(), question.item(), text));
    }
}
