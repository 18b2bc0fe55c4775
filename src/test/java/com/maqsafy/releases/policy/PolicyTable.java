package com.maqsafy.releases.policy;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.ScopeWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Who serves which policy item, read from the sources: models, decision tables and forms by their texts, fields and
 * outputs; gate rules by what they say they enforce; other code by the items that it names in a finding, a violation or
 * a record (comments do not count); tests by the items in their text.
 */
final class PolicyTable {

    private static final String CODE = "com/maqsafy/releases";
    private static final Pattern ITEM = Pattern.compile("\\b([A-Z]{2,5})-(\\d{2})(?:(?: to \\1-|\\.\\.)(\\d{2}))?\\b");
    private static final Pattern JAVA_TOKEN = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");
    private static final Pattern TEST_CLASS = Pattern.compile("\\w+(Test|IT)");
    // These name every item by their nature; they show nothing about one.
    private static final Set<String> ABOUT_ALL_ITEMS = Set.of("PolicyTableTest", "PolicyCatalogueTest");

    /** One item and who serves it; files of models and forms carry the elements in brackets. */
    record Row(
            PolicyItem item,
            SortedMap<String, SortedSet<String>> models,
            SortedSet<String> proof,
            SortedSet<String> gate,
            SortedSet<String> code,
            SortedSet<String> tests) {

        Row(PolicyItem item) {
            this(item, new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        /** Whether something that runs in the application enforces it. A sentence in a diagram runs nothing. */
        boolean served() {
            return !proof.isEmpty() || !gate.isEmpty() || !code.isEmpty();
        }
    }

    private final Path project;
    private final SortedMap<String, Row> rows = new TreeMap<>();
    private final List<Row> inOrder;

    PolicyTable(Path project, PolicyCatalogue catalogue, List<GateRule> rules) {
        this.project = project;
        this.inOrder = catalogue.items().stream().map(Row::new).toList();
        inOrder.forEach(r -> rows.put(r.item().id(), r));
        rules.forEach(
                r -> named(r.items()).forEach(row -> row.gate().add(r.getClass().getSimpleName())));
        Set<String> gateRules =
                Set.copyOf(rules.stream().map(r -> r.getClass().getSimpleName()).toList());
        files("src/main/java", ".java").forEach(f -> addCode(f, gateRules));
        // What the proof demands of forms is data.
        named(items(read(project.resolve("src/main/resources/policy/forms.json"))))
                .forEach(row -> row.proof().add("PolicyForms"));
        // What it demands of checklists, tests and checks are the catalogue's own rows.
        catalogue.items().forEach(item -> {
            if (item.question() != null) {
                rows.get(item.id()).proof().add("PolicyForms");
            }
            if (item.section().equals("TEST")) {
                rows.get(item.id()).proof().add("RequiredTestsFloor");
            }
        });
        for (ReleaseType type : ReleaseType.values()) {
            catalogue
                    .applicableChecks(ScopeWords.CHANGED_ASPECTS, type)
                    .forEach(item -> rows.get(item).proof().add("ApplicableChecksFloor"));
        }
        files("src/test/java", ".java").forEach(this::addTest);
        Map<String, SortedSet<String>> itemsOfForms = new TreeMap<>();
        files("forms", ".form").forEach(f -> itemsOfForms.put(stem(f), addForm(f)));
        files("bpmn", ".bpmn").forEach(f -> addProcess(f, itemsOfForms));
        files("bpmn", ".dmn").forEach(this::addDecision);
    }

    /** The rows in the policy's order. */
    List<Row> rows() {
        return inOrder;
    }

    /** The whole page. */
    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Policy items and who serves them

                One row for each item of the release policy. The table is computed from the sources by `PolicyTableTest`, which fails
                when this file is out of date; `mvn test -Dtest=PolicyTableTest -Dpolicy-table.write=true` writes it again.

                - **Models and forms**: elements, decision tables and form fields in `bpmn/` and `forms/` that name the item, and the
                  tasks that open such a form.
                - **Proof of models**: what refuses a model that skips the item.
                - **Gate**: rules of the release gate that enforce it, recomputed from the ledger before production is touched.
                - **Also**: other classes that raise a violation, a finding or a record for it.
                - **Tests**: test classes that name it.
                """);
        String section = "";
        for (Row row : inOrder) {
            if (!row.item().section().equals(section)) {
                section = row.item().section();
                page.append("\n## ").append(section).append("\n\n");
                page.append("| Item | Asks for | Models and forms | Proof of models | Gate | Also | Tests |\n");
                page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
            }
            page.append("| ")
                    .append(String.join(
                            " | ",
                            row.item().id(),
                            row.item().text().replace("|", "\\|"),
                            row.models().entrySet().stream()
                                    .map(e -> '`' + e.getKey() + "` (" + String.join(", ", e.getValue()) + ')')
                                    .collect(joining("<br>")),
                            lines(row.proof()),
                            lines(row.gate()),
                            lines(row.code()),
                            lines(row.tests())))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String lines(SortedSet<String> names) {
        return names.stream().map(n -> '`' + n + '`').collect(joining("<br>"));
    }

    private void addCode(Path file, Set<String> gateRules) {
        String name = stem(file);
        if (gateRules.contains(name)) {
            return;
        }
        boolean proof = file.getParent().endsWith(CODE + "/modelproof");
        named(items(literals(read(file)))).forEach(row -> (proof ? row.proof() : row.code()).add(name));
    }

    private void addTest(Path file) {
        String name = stem(file);
        if (TEST_CLASS.matcher(name).matches() && !ABOUT_ALL_ITEMS.contains(name)) {
            // The ends of a range are named, what lies between is not: a title shows nothing about it.
            named(ITEM.matcher(read(file))
                            .results()
                            .flatMap(m -> Stream.of(m.group(2), m.group(3))
                                    .filter(n -> n != null)
                                    .map(n -> m.group(1) + '-' + n))
                            .toList())
                    .forEach(row -> row.tests().add(name));
        }
    }

    private SortedSet<String> addForm(Path file) {
        SortedSet<String> all = new TreeSet<>();
        JsonNode form = json(file);
        for (JsonNode component : form.findParents("type")) {
            if (component == form) {
                continue;
            }
            String name = component.path("key").asText(component.path("id").asText());
            Set<String> items = items(component.path("label").asText()
                    + ' '
                    + component.path("text").asText()
                    + ' '
                    + component.path("description").asText()
                    + ' '
                    + component.path("properties").path("policyItem").asText());
            all.addAll(items);
            named(items).forEach(row -> model(row, file, name));
        }
        return all;
    }

    private void addProcess(Path file, Map<String, SortedSet<String>> itemsOfForms) {
        for (Element element : elements(xml(file))) {
            if (element.getLocalName().equals("documentation")) {
                Element owner = (Element) element.getParentNode();
                named(items(element.getTextContent())).forEach(row -> model(row, file, owner.getAttribute("id")));
            }
            String form = element.getAttribute("camunda:formRef");
            if (!form.isEmpty()) {
                named(itemsOfForms.get(form)).forEach(row -> model(row, file, element.getAttribute("id")));
            }
        }
    }

    private void addDecision(Path file) {
        for (Element element : elements(xml(file))) {
            if (List.of("description", "outputEntry").contains(element.getLocalName())) {
                Element owner = (Element) element.getParentNode();
                named(items(element.getTextContent())).forEach(row -> model(row, file, owner.getAttribute("id")));
            }
        }
    }

    private static void model(Row row, Path file, String element) {
        row.models()
                .computeIfAbsent(file.getFileName().toString(), f -> new TreeSet<>())
                .add(element);
    }

    private Stream<Row> named(Iterable<String> ids) {
        List<Row> found = new ArrayList<>();
        ids.forEach(id -> {
            if (rows.containsKey(id)) {
                found.add(rows.get(id));
            }
        });
        return found.stream();
    }

    /** The items that a text names, alone or in a range: {@code RB-01 to RB-03}, {@code LOG-01..06}. */
    private static SortedSet<String> items(String text) {
        SortedSet<String> items = new TreeSet<>();
        Matcher matcher = ITEM.matcher(text);
        while (matcher.find()) {
            MatchResult found = matcher.toMatchResult();
            int first = Integer.parseInt(found.group(2));
            int last = found.group(3) == null ? first : Integer.parseInt(found.group(3));
            IntStream.rangeClosed(first, last)
                    .mapToObj(n -> "%s-%02d".formatted(found.group(1), n))
                    .forEach(items::add);
        }
        return items;
    }

    private static String literals(String java) {
        return JAVA_TOKEN
                .matcher(java)
                .results()
                .map(MatchResult::group)
                .filter(t -> t.startsWith("\""))
                .collect(joining("\n"));
    }

    private List<Path> files(String directory, String suffix) {
        try (Stream<Path> files = Files.walk(project.resolve(directory))) {
            return files.filter(f -> f.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document xml(Path file) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }

    private static List<Element> elements(Document document) {
        NodeList nodes = document.getElementsByTagName("*");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
