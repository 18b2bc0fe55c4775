package com.maqsafy.releases.policy;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.source.ChangedAspect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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

    private static final Map<String, String> ABOUT = Map.ofEntries(
            Map.entry("SCOPE", "what a release contains"),
            Map.entry("PRIN", "principles"),
            Map.entry("VER", "versions"),
            Map.entry("TYPE", "release types"),
            Map.entry("BR", "branches"),
            Map.entry("PR", "pull request checklist"),
            Map.entry("PRE", "pre-release checklist"),
            Map.entry("TEST", "required tests"),
            Map.entry("MIG", "review of database migrations"),
            Map.entry("DEP", "deployment"),
            Map.entry("POST", "checks after deployment"),
            Map.entry("RB", "rollback plan"),
            Map.entry("NOTE", "release notes"),
            Map.entry("HOT", "hotfixes"),
            Map.entry("SEC", "security releases"),
            Map.entry("APR", "approvals"),
            Map.entry("LOG", "release log"),
            Map.entry("OPEN", "readiness of a service"),
            Map.entry("RULE", "hard rules"));

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
                    .applicableChecks(ChangedAspect.words(), type)
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

    /** All pages by their path below {@code src/docs}: the list of sections, and a page for each. */
    SortedMap<Path, String> pages() {
        SortedMap<Path, String> pages = new TreeMap<>();
        Map<String, List<Row>> sections = new LinkedHashMap<>();
        inOrder.forEach(row -> sections.computeIfAbsent(row.item().section(), s -> new ArrayList<>())
                .add(row));
        StringBuilder list = new StringBuilder("""
                # Policy items and who serves them

                Each item of the release policy, and what in this application makes sure that it is kept. The pages are computed from the
                sources by `PolicyTableTest`, which fails when one of them is out of date;
                `mvn test -Dtest=PolicyTableTest -Dpolicy-table.write=true` writes them again.

                | section | about | items |
                | --- | --- | --- |
                """);
        sections.forEach((section, itsRows) -> {
            list.append("| [%s](policy/%s.md) | %s | %s |\n"
                    .formatted(section, fileName(section), about(section), ranges(ids(itsRows))));
            pages.put(Path.of("policy", fileName(section) + ".md"), page(section, itsRows));
        });
        pages.put(Path.of("policy-items.md"), list.append("""

                ## How to read a page

                - **Gate**: rules of the release gate that enforce the item, recomputed from the ledger before production is touched.
                - **Proof**: what refuses a model, a table or a form that skips the item.
                - **Also**: other classes that raise a violation, a finding or a record for it.
                - **Models and forms**: elements of diagrams, rows of tables and fields of forms that name the items, and the tasks that
                  open such a form; each file once for the whole section.
                - **Tests**: test classes that name the item, folded.
                """).toString());
        return pages;
    }

    private static String page(String section, List<Row> rows) {
        StringBuilder page = new StringBuilder("""
                # %s: %s

                Computed by `PolicyTableTest`; what the columns mean is on the page of [all sections](../policy-items.md#how-to-read-a-page).

                | item | asks for | gate | proof | also |
                | --- | --- | --- | --- | --- |
                """.formatted(section, about(section)));
        rows.forEach(row -> page.append("| %s | %s | %s | %s | %s |\n"
                .formatted(
                        row.item().id(),
                        row.item().text().replace("|", "\\|"),
                        names(row.gate()),
                        names(row.proof()),
                        names(row.code()))));
        page.append("\n## Models and forms\n\n| file | elements and the items that they name |\n| --- | --- |\n");
        elementsByFile(rows)
                .forEach((file, elements) -> page.append("| [`%s`](../../../%s/%s) | %s |\n"
                        .formatted(
                                file,
                                file.endsWith(".form") ? "forms" : "bpmn",
                                file,
                                elements.entrySet().stream()
                                        .map(e -> names(e.getValue()) + ": " + ranges(e.getKey()))
                                        .collect(joining("<br>")))));
        page.append("\n## Tests\n\n<details>\n<summary>%d test classes</summary>\n\n| item | tests |\n| --- | --- |\n"
                .formatted(rows.stream()
                        .flatMap(row -> row.tests().stream())
                        .distinct()
                        .count()));
        rows.forEach(row -> page.append("| %s | %s |\n".formatted(row.item().id(), names(row.tests()))));
        return page.append("\n</details>\n").toString();
    }

    /** Names of elements by the items that they name, by file. */
    private static SortedMap<String, Map<List<String>, SortedSet<String>>> elementsByFile(List<Row> rows) {
        SortedMap<String, SortedMap<String, List<String>>> itemsOfElements = new TreeMap<>();
        rows.forEach(row -> row.models()
                .forEach((file, elements) -> elements.forEach(element -> itemsOfElements
                        .computeIfAbsent(file, f -> new TreeMap<>())
                        .computeIfAbsent(element, e -> new ArrayList<>())
                        .add(row.item().id()))));
        SortedMap<String, Map<List<String>, SortedSet<String>>> byFile = new TreeMap<>();
        itemsOfElements.forEach((file, elements) ->
                elements.forEach((element, items) -> byFile.computeIfAbsent(file, f -> new LinkedHashMap<>())
                        .computeIfAbsent(items, i -> new TreeSet<>())
                        .add(element)));
        return byFile;
    }

    /** {@code PRE-01 to PRE-03, PRE-07}. */
    private static String ranges(List<String> ids) {
        StringBuilder text = new StringBuilder();
        for (int first = 0; first < ids.size(); ) {
            int last = first;
            while (last + 1 < ids.size() && number(ids.get(last + 1)) == number(ids.get(last)) + 1) {
                last++;
            }
            String separator = last == first + 1 ? ", " : " to ";
            text.append(text.isEmpty() ? "" : ", ")
                    .append(ids.get(first))
                    .append(last == first ? "" : separator + ids.get(last));
            first = last + 1;
        }
        return text.toString();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.indexOf('-') + 1));
    }

    private static List<String> ids(List<Row> rows) {
        return rows.stream().map(row -> row.item().id()).toList();
    }

    private static String about(String section) {
        return Objects.requireNonNull(ABOUT.get(section), "PolicyTable.ABOUT has no words for section " + section);
    }

    private static String fileName(String section) {
        return section.toLowerCase(Locale.ROOT);
    }

    private static String names(SortedSet<String> names) {
        return names.stream().map(n -> '`' + n + '`').collect(joining(", "));
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
