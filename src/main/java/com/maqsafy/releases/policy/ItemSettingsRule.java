package com.maqsafy.releases.policy;

import com.maqsafy.releases.settings.NearestWord;
import com.maqsafy.releases.settings.SettingsRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;

/** A step or check can only serve an item that the policy has ({@code REL-POL-018}). */
final class ItemSettingsRule implements SettingsRule {

    private final PolicyCatalogue catalogue = new PolicyCatalogue();

    @Override
    public List<String> mistakes(String service, Binder binder, Map<String, String> texts) {
        List<String> mistakes = new ArrayList<>();
        texts.forEach((property, value) -> {
            if (property.endsWith(".item")
                    && !value.isBlank()
                    && catalogue.find(value).isEmpty()) {
                List<String> items =
                        catalogue.items().stream().map(PolicyItem::id).toList();
                mistakes.add("REL-POL-018 " + property + " names " + value + ", which the policy does not have"
                        + NearestWord.to(value, items)
                                .map(near -> ": write e.g. " + near)
                                .orElse(": write the id of an item, e.g. DEP-03"));
            }
        });
        return mistakes;
    }
}
