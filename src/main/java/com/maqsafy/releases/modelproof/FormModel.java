package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One form file. */
record FormModel(String file, String stem, JsonNode root) {

    /** A component and the groups around it. */
    record Component(JsonNode json, List<JsonNode> around) {

        String key() {
            return json.path("key").asText("");
        }

        String type() {
            return json.path("type").asText("");
        }

        /** The condition under which it is hidden, empty for never. */
        String hide() {
            return hide(json);
        }

        /** Whether anything around it could hide it. */
        boolean mayBeHiddenAround() {
            return around.stream()
                    .anyMatch(group -> !hide(group).isEmpty()
                            || !group.path("type").asText("").equals("group"));
        }

        private static String hide(JsonNode json) {
            JsonNode hide = json.path("conditional").path("hide");
            return hide.isMissingNode() || hide.isNull() ? "" : hide.isTextual() ? hide.textValue() : hide.toString();
        }

        String place() {
            return key().isEmpty() ? json.path("id").asText(type()) : key();
        }
    }

    /** All components, those in groups too. */
    List<Component> components() {
        List<Component> found = new ArrayList<>();
        collect(root, List.of(), found);
        return found;
    }

    String objection(String element, String item, String text) {
        return Objection.line(file, element, item, text);
    }

    private static void collect(JsonNode parent, List<JsonNode> around, List<Component> found) {
        for (JsonNode child : parent.path("components")) {
            found.add(new Component(child, around));
            List<JsonNode> deeper = new ArrayList<>(around);
            deeper.add(child);
            collect(child, List.copyOf(deeper), found);
        }
    }
}
