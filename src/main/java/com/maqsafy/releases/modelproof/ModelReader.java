package com.maqsafy.releases.modelproof;

import java.io.ByteArrayInputStream;
import java.net.URL;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.impl.BpmnParser;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.impl.DmnModelConstants;
import org.camunda.bpm.model.dmn.impl.DmnParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/**
 * Reads models as the engine does, held against the schemas of BPMN 2.0 and DMN 1.3, which are read once: the engine's own
 * parsers read them anew for every file, which takes longer than all the rest of the proof.
 */
final class ModelReader {

    private static final BpmnParser PROCESSES = new Processes();
    private static final DmnParser DECISIONS = new Decisions();

    private ModelReader() {}

    static BpmnModelInstance process(byte[] content) {
        return PROCESSES.parseModelFromStream(new ByteArrayInputStream(content));
    }

    static DmnModelInstance decision(byte[] content) {
        return DECISIONS.parseModelFromStream(new ByteArrayInputStream(content));
    }

    private static Schema schema(Class<?> beside, String location) {
        URL found = beside.getClassLoader().getResource(location);
        try {
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(found);
        } catch (SAXException e) {
            throw new IllegalStateException("The schema " + location + " cannot be read.", e);
        }
    }

    /** As the engine's parsers protect themselves, and with the schema that is given instead of the one they would read. */
    private static void validateBy(Schema schema, DocumentBuilderFactory factory) {
        factory.setNamespaceAware(true);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setSchema(schema);
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (javax.xml.parsers.ParserConfigurationException e) {
            throw new IllegalStateException("The XML parser of this Java cannot refuse document types.", e);
        }
    }

    private static final class Processes extends BpmnParser {

        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            validateBy(schema(BpmnParser.class, BpmnModelConstants.BPMN_20_SCHEMA_LOCATION), factory);
        }

        /** For models that are written; none is. */
        @Override
        protected @Nullable Schema createSchema(String location, ClassLoader loader) {
            return null;
        }
    }

    private static final class Decisions extends DmnParser {

        @Override
        protected void configureFactory(DocumentBuilderFactory factory) {
            validateBy(schema(DmnParser.class, DmnModelConstants.DMN_13_SCHEMA_LOCATION), factory);
        }

        @Override
        protected @Nullable Schema createSchema(String location, ClassLoader loader) {
            return null;
        }
    }
}
