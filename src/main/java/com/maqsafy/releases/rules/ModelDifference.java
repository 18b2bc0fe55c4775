package com.maqsafy.releases.rules;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Which elements of two models differ: by what they say, not by where they are drawn. What lies in an element and has an id of
 * its own is an element of its own.
 */
final class ModelDifference {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    private ModelDifference() {}

    /** Ids with {@code added}, {@code removed} or {@code changed}; empty when one of the two is no BPMN. */
    static Optional<Map<String, String>> of(String before, String after) {
        Optional<Map<String, String>> was = elements(before);
        Optional<Map<String, String>> is = elements(after);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> differences = new TreeMap<>();
        was.get().forEach((id, said) -> {
            String now = is.get().get(id);
            if (now == null) {
                differences.put(id, "removed");
            } else if (!now.equals(said)) {
                differences.put(id, "changed");
            }
        });
        is.get().keySet().stream().filter(id -> !was.get().containsKey(id)).forEach(id -> differences.put(id, "added"));
        return Optional.of(differences);
    }

    /** What each element says, by its id. */
    private static Optional<Map<String, String>> elements(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder reader = factory.newDocumentBuilder();
            // The usual one writes to the console.
            reader.setErrorHandler(new DefaultHandler());
            Document document = reader.parse(new InputSource(new StringReader(xml)));
            Map<String, String> elements = new LinkedHashMap<>();
            collect(document.getDocumentElement(), elements);
            return Optional.of(elements);
        } catch (SAXException e) {
            return Optional.empty();
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void collect(Element element, Map<String, String> elements) {
        if (!BPMN.equals(element.getNamespaceURI())) {
            return;
        }
        // The file itself is drawn nowhere.
        if (element.hasAttribute("id") && !element.getLocalName().equals("definitions")) {
            StringBuilder says = new StringBuilder();
            say(element, says);
            elements.put(element.getAttribute("id"), says.toString());
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inside) {
                collect(inside, elements);
            }
        }
    }

    private static void say(Element element, StringBuilder says) {
        says.append('<').append(element.getNamespaceURI()).append(' ').append(element.getLocalName());
        NamedNodeMap attributes = element.getAttributes();
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            Node attribute = attributes.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                sorted.put(attribute.getNamespaceURI() + ' ' + attribute.getLocalName(), attribute.getNodeValue());
            }
        }
        says.append(sorted).append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inside && !inside.hasAttribute("id")) {
                say(inside, says);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                says.append(child.getNodeValue().strip());
            }
        }
        says.append("</>");
    }
}
