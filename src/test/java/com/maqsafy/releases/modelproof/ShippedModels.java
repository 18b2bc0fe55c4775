package com.maqsafy.releases.modelproof;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The models of this project, and ways to change copies of them. */
final class ShippedModels {

    private final Map<String, byte[]> files;

    private ShippedModels(Map<String, byte[]> files) {
        this.files = files;
    }

    static ShippedModels read() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String folder : new String[] {"bpmn", "forms"}) {
            try (Stream<Path> listed = Files.list(Path.of(folder))) {
                listed.filter(file -> file.toString().matches(".*\\.(bpmn|dmn|form)"))
                        .forEach(file -> files.put(file.getFileName().toString(), bytes(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new ShippedModels(files);
    }

    Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    byte[] file(String name) {
        return files.get(name);
    }

    /** The whole set with one file replaced. */
    Map<String, byte[]> with(String name, byte[] content) {
        Map<String, byte[]> changed = files();
        changed.put(name, content);
        return changed;
    }

    /** The whole set with several files replaced. */
    Map<String, byte[]> with(Map<String, byte[]> contents) {
        Map<String, byte[]> changed = files();
        changed.putAll(contents);
        return changed;
    }

    Map<String, byte[]> without(String name) {
        Map<String, byte[]> changed = files();
        changed.remove(name);
        return changed;
    }

    /** The whole set with one text of one file replaced; the text must be there. */
    Map<String, byte[]> replaced(String name, String text, String by) {
        String before = new String(files.get(name), java.nio.charset.StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException(name + " does not contain " + text);
        }
        return with(name, before.replace(text, by).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    Document xml(String name) {
        try {
            return SafeXml.parse(files.get(name));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The whole set with the XML of one file changed. */
    Map<String, byte[]> changed(String name, Consumer<Document> change) {
        Document xml = xml(name);
        change.accept(xml);
        return with(name, write(xml));
    }

    static Element byId(Document xml, String id) {
        var all = xml.getElementsByTagNameNS("*", "*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.getAttribute("id").equals(id)) {
                return element;
            }
        }
        throw new IllegalArgumentException("no element " + id);
    }

    static byte[] write(Document xml) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newInstance().newTransformer().transform(new DOMSource(xml), new StreamResult(out));
            return out.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
