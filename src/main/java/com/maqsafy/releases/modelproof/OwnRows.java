package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.policy.PolicyItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a process owner asks besides the policy: rows of checklists, which are kept and judged like the policy's. In other
 * forms nobody would read the answer, and a second decision could be taken for the first.
 */
final class OwnRows implements ProofRule {

    private static final String ITEM = Reasons.AS_SHOWN;
    private static final Set<String> SHOWN_ONLY = Set.of("text", "table", "group", "separator", "spacer");
    private static final Map<String, String> ANSWERS =
            Map.of("yes", "Yes", "no", "No", "not-applicable", "Not applicable");
    private static final int ROOM_FOR_A_REASON = 100;

    private final PolicyForms forms;
    private final Set<String> questions;

    OwnRows(PolicyForms forms) {
        this.forms = forms;
        this.questions = forms.catalogue().items().stream()
                .map(PolicyItem::question)
                .filter(Objects::nonNull)
                .map(OwnRows::plain)
                .collect(Collectors.toSet());
    }

    @Override
    public List<String> items() {
        return List.of(ITEM, "PR-01..08", "PRE-01..15", "MIG-01..08");
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            forms.form(form.stem()).ifPresent(policy -> check(form, policy, objections));
        }
        return objections;
    }

    private void check(FormModel form, PolicyForms.Form policy, List<String> objections) {
        Set<String> asked =
                policy.questions().stream().map(PolicyForms.Question::key).collect(Collectors.toSet());
        Map<String, FormModel.Component> own = new LinkedHashMap<>();
        for (FormModel.Component component : form.components()) {
            if (!SHOWN_ONLY.contains(component.type()) && !asked.contains(component.key())) {
                own.put(component.key(), component);
            }
        }
        own.forEach((key, component) -> {
            String wrong = !policy.ownRows()
                    ? "is no question of the policy, so its answer is kept nowhere; remove it, questions of your own are rows of a checklist"
                    : key.endsWith(PolicyForms.REASON)
                            ? wrongReason(key, component, own.keySet())
                            : wrongRow(key, component, own.keySet());
            if (!wrong.isEmpty()) {
                objections.add(form.objection(component.place(), ITEM, wrong));
            }
        });
    }

    private String wrongRow(String key, FormModel.Component component, Set<String> own) {
        JsonNode json = component.json();
        if (forms.catalogue().find(key.replace('_', '-')).isPresent()) {
            return "has the key of a policy item, whose answer is not asked here; give your row a key of your own, such as OWN_01";
        }
        if (!item(component).isEmpty()) {
            return copied(component);
        }
        if (!component.type().equals("radio")
                || !json.path("validate").toString().equals("{\"required\":true}")) {
            return "a row of your own is a required radio group without further validation: anything else leaves it without an answer";
        }
        String label = plain(json.path("label").asText(""));
        if (questions.stream().anyMatch(label::contains)) {
            return "asks a question of the policy again, so two answers could differ; ask something of your own";
        }
        if (!component.hide().isEmpty() || component.mayBeHiddenAround()) {
            return "may not be hidden; remove the condition, also of the group around it";
        }
        Map<String, String> offered = new LinkedHashMap<>();
        json.path("values")
                .forEach(value -> offered.put(
                        value.path("value").asText(), value.path("label").asText()));
        if (!offered.keySet().containsAll(Set.of("yes", "no"))
                || !offered.entrySet().stream().allMatch(e -> e.getValue().equals(ANSWERS.get(e.getKey())))) {
            return "must offer yes: Yes and no: No, and may offer not-applicable: Not applicable, not %s: only these are judged"
                    .formatted(offered);
        }
        if (offered.size() > 2 && !own.contains(key + PolicyForms.REASON)) {
            return "not applicable needs a reason; add the field " + key + PolicyForms.REASON;
        }
        return "";
    }

    private static String wrongReason(String key, FormModel.Component component, Set<String> own) {
        String row = key.substring(0, key.length() - PolicyForms.REASON.length());
        JsonNode validate = component.json().path("validate");
        if (!item(component).isEmpty()) {
            return copied(component);
        }
        if (!own.contains(row)) {
            return "is the reason of no row; add the row '%s' or remove it".formatted(row);
        }
        if (!Set.of("textfield", "textarea").contains(component.type())
                || validate.has("pattern")
                || validate.has("validationType")
                || validate.has("minLength")
                || validate.path("maxLength").asInt(ROOM_FOR_A_REASON) < ROOM_FOR_A_REASON) {
            return "a reason is a text of %d characters or more, without pattern and minimum: nothing else takes every honest reason"
                    .formatted(ROOM_FOR_A_REASON);
        }
        String hide = "=%s = null or %s = \"yes\"".formatted(row, row);
        if (component.hide().equals(hide) && !component.mayBeHiddenAround()) {
            return "";
        }
        return component.hide().isEmpty() || component.hide().contains(row + " ")
                ? "may and must be hidden only by " + hide
                : "is hidden by '%s', the answer to another row, so nobody could say why; hide it by %s"
                        .formatted(component.hide(), hide);
    }

    private static String item(FormModel.Component component) {
        return component.json().path("properties").path("policyItem").asText("");
    }

    /** Modeler copies the property along with a row of the policy. */
    private static String copied(FormModel.Component component) {
        return "carries the property policyItem %s of the row that it was copied from, and answers another question; remove the property"
                .formatted(item(component));
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }
}
