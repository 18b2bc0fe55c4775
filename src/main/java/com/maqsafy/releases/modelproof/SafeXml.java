package com.maqsafy.releases.modelproof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that may be hostile: no document type, hence no entities and nothing fetched from elsewhere. */
final class SafeXml {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String CAMUNDA_DMN = "http://camunda.org/schema/1.0/dmn";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String DMN_DIAGRAM = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    static final String BIODI = "http://bpmn.io/schema/dmn/biodi/2.0";

    private SafeXml() {}

    static Document parse(byte[] content) throws IOException, SAXException {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(content));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java cannot refuse document types.", e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Text directly inside the element, without that of its children. */
    static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        return text.toString().strip();
    }

    /** All attributes but namespace declarations. */
    static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.add(attribute);
            }
        }
        return attributes;
    }

    /** The name with the prefix by which people know its namespace, whatever prefix the file uses. */
    static String knownName(Node node) {
        String namespace = node.getNamespaceURI() == null ? "" : node.getNamespaceURI();
        return switch (namespace) {
            case "", BPMN, DMN -> node.getLocalName() == null ? node.getNodeName() : node.getLocalName();
            case CAMUNDA, CAMUNDA_DMN -> "camunda:" + node.getLocalName();
            case MODELER -> "modeler:" + node.getLocalName();
            case BIODI -> "biodi:" + node.getLocalName();
            case XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI -> "xsi:" + node.getLocalName();
            case BPMN_DIAGRAM, DMN_DIAGRAM -> "diagram:" + node.getLocalName();
            default -> "{" + namespace + "}" + node.getLocalName();
        };
    }

    /** The id of the element, or of the nearest around it that has one. */
    static String place(Element element) {
        for (Node node = element; node instanceof Element at; node = node.getParentNode()) {
            if (!at.getAttribute("id").isEmpty()) {
                return at.getAttribute("id");
            }
        }
        return element.getLocalName();
    }

    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
