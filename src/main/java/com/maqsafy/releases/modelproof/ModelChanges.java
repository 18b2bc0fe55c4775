package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a set of models changes: files, and in them elements, decision rows and fields by their ids and keys. */
final class ModelChanges {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelChanges() {}

    /**
     * The files that differ, each with what differs in it.
     *
     * @param before by file name; empty before the first deployment
     */
    static List<ModelCheck.FileChange> between(Map<String, byte[]> before, Map<String, byte[]> after) {
        List<ModelCheck.FileChange> changes = new ArrayList<>();
        new TreeMap<>(after).forEach((file, content) -> {
            byte[] was = before.get(file);
            if (was == null) {
                changes.add(new ModelCheck.FileChange(file, "new", List.of()));
            } else if (!Arrays.equals(was, content)) {
                List<String> elements = elements(file, was, content);
                // The picture, or spaces.
                changes.add(new ModelCheck.FileChange(file, elements.isEmpty() ? "redrawn" : "changed", elements));
            }
        });
        return changes;
    }

    private static List<String> elements(String file, byte[] before, byte[] after) {
        try {
            Map<String, String> was = parts(file, before);
            Map<String, String> is = parts(file, after);
            List<String> changes = new ArrayList<>();
            was.keySet().stream().filter(id -> !is.containsKey(id)).forEach(id -> changes.add("removed " + id));
            is.forEach((id, text) -> {
                if (!was.containsKey(id)) {
                    changes.add("added " + id);
                } else if (!Objects.equals(was.get(id), text)) {
                    changes.add("changed " + id);
                }
            });
            return changes;
        } catch (IOException | SAXException e) {
            return List.of("cannot be compared");
        }
    }

    private static Map<String, String> parts(String file, byte[] content) throws IOException, SAXException {
        Map<String, String> parts = new LinkedHashMap<>();
        if (file.endsWith(".form")) {
            JsonNode root = JSON.readTree(content);
            collect(root == null ? JSON.nullNode() : root, parts);
        } else {
            collect(SafeXml.parse(content).getDocumentElement(), parts);
        }
        return parts;
    }

    private static void collect(JsonNode parent, Map<String, String> parts) {
        for (JsonNode field : parent.path("components")) {
            String id = field.path("key").asText(field.path("id").asText());
            parts.put(
                    id,
                    field instanceof ObjectNode object
                            ? object.deepCopy().without("components").toString()
                            : field.toString());
            collect(field, parts);
        }
    }

    /** An element with an id, and all below it that has none; pictures left out. */
    private static void collect(Element element, Map<String, String> parts) {
        if (!element.getAttribute("id").isEmpty()) {
            parts.put(element.getAttribute("id"), words(element, null));
        }
        SafeXml.children(element).stream()
                .filter(child -> !SafeXml.knownName(child).startsWith("diagram:"))
                .forEach(child -> collect(child, parts));
    }

    private static String words(Element element, @Nullable Element within) {
        if (within != null && !element.getAttribute("id").isEmpty()) {
            return "";
        }
        String attributes = SafeXml.attributes(element).stream()
                .filter(attribute -> !SafeXml.knownName(attribute).endsWith("idth"))
                .map(attribute -> SafeXml.knownName(attribute) + "=" + attribute.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
        return SafeXml.knownName(element) + " " + attributes + " " + SafeXml.ownText(element)
                + SafeXml.children(element).stream()
                        .filter(child -> !List.of("incoming", "outgoing").contains(SafeXml.knownName(child)))
                        .map(child -> words(child, element))
                        .collect(Collectors.joining(" | "));
    }
}
