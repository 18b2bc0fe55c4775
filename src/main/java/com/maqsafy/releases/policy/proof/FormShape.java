package com.maqsafy.releases.policy.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A form is one that Tasklist draws and the forms' door can check: id as the file, known fields, each key once. */
final class FormShape implements ProofRule {

    private static final String ITEM = "promise 2";
    private static final Set<String> TYPES = Set.of(
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist",
            "text",
            "html",
            "table",
            "group",
            "separator",
            "spacer");

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            if (!form.root().path("id").asText("").equals(form.stem())) {
                objections.add(form.objection(form.stem(), ITEM, "the form id must equal the file name"));
            }
            Set<String> keys = new HashSet<>();
            for (FormModel.Component component : form.components()) {
                if (!TYPES.contains(component.type())) {
                    objections.add(form.objection(
                            component.place(),
                            ITEM,
                            "the field type '%s' is not supported; use one of %s"
                                    .formatted(component.type(), new TreeSet<>(TYPES))));
                }
                if (!component.key().isEmpty() && !keys.add(component.key())) {
                    objections.add(form.objection(component.place(), ITEM, "the key is used twice; rename one field"));
                }
            }
        }
        return objections;
    }
}
