package com.maqsafy.releases.policy.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Every question of the policy is asked, must be answered, is not answered beforehand, and offers exactly its choices. */
final class PolicyQuestions implements ProofRule {

    @Override
    public List<String> items() {
        return PolicyForms.all().values().stream()
                .flatMap(List::stream)
                .map(PolicyForms.Question::item)
                .distinct()
                .toList();
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        PolicyForms.all()
                .forEach((name, questions) -> models.form(name)
                        .ifPresent(form -> questions.forEach(question -> check(form, question, objections))));
        return objections;
    }

    private static void check(FormModel form, PolicyForms.Question question, List<String> objections) {
        Optional<FormModel.Component> found = form.components().stream()
                .filter(component -> component.key().equals(question.key()))
                .findFirst();
        if (found.isEmpty()) {
            objections.add(form.objection(question.key(), question.item(), "the question is missing; put it back"));
            return;
        }
        JsonNode json = found.get().json();
        if (!json.path("validate").path("required").asBoolean(false)) {
            object(form, question, "must be required", objections);
        }
        if (json.hasNonNull("defaultValue")) {
            object(form, question, "must not be answered beforehand; remove the default value", objections);
        }
        if (json.path("disabled").asBoolean(false)
                || json.path("readonly").asBoolean(false)
                || json.path("readonly").isTextual()) {
            object(form, question, "must be open to the person; remove disabled and readonly", objections);
        }
        if (!hide(json).equals(question.hide())
                || found.get().around().stream().anyMatch(group -> !hide(group).isEmpty())) {
            object(
                    form,
                    question,
                    question.hide().isEmpty()
                            ? "must always be shown; remove the condition"
                            : "may be hidden only by " + question.hide(),
                    objections);
        }
        checkOptions(form, question, json, objections);
    }

    private static void checkOptions(
            FormModel form, PolicyForms.Question question, JsonNode json, List<String> objections) {
        if (json.has("valuesKey") || json.has("valuesExpression")) {
            object(form, question, "must list its choices itself", objections);
        }
        if (question.options().isEmpty()) {
            return;
        }
        List<String> options = new ArrayList<>();
        json.path("values").forEach(value -> options.add(value.path("value").asText()));
        if (options.size() != question.options().size()
                || !new TreeSet<>(options).equals(new TreeSet<>(question.options()))) {
            object(form, question, "must offer exactly %s, not %s".formatted(question.options(), options), objections);
        }
    }

    private static String hide(JsonNode json) {
        return json.path("conditional").path("hide").asText("");
    }

    private static void object(FormModel form, PolicyForms.Question question, String text, List<String> objections) {
        objections.add(form.objection(question.key(), question.item(), text));
    }
}
