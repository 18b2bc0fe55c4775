package com.maqsafy.releases.settings;

import com.maqsafy.releases.settings.SettingsTree.Group;
import com.maqsafy.releases.settings.SettingsTree.Kinds;
import com.maqsafy.releases.settings.SettingsTree.Listed;
import com.maqsafy.releases.settings.SettingsTree.Named;
import com.maqsafy.releases.settings.SettingsTree.Node;
import com.maqsafy.releases.settings.SettingsTree.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The page that documents every setting: keys, types and defaults from the records, meanings from their Javadoc. */
final class SettingsPage {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[\\w.()\", \\n-]+?\\s*)*(?:(?:public|private) )?record (\\w+)\\(",
            Pattern.DOTALL);

    record Row(String key, String type, String standard, String meaning) {}

    private final Map<String, List<Row>> sections = new LinkedHashMap<>();
    private final Map<Path, Map<String, String>> comments = new LinkedHashMap<>();

    SettingsPage() {
        List<Class<?>> records = WrittenYaml.RECORDS.stream()
                .sorted(Comparator.comparing(Class::getName))
                .toList();
        add("releases", SettingsTree.of(records).root());
    }

    List<Row> rows() {
        return sections.values().stream().flatMap(List::stream).toList();
    }

    String markdown() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Every key below `releases`, made from the records that read them (`SettingsPageTest` keeps it so). They are ordinary Spring
                Boot settings: YAML, environment variables (`releases.evidence.signing-key` is `RELEASES_EVIDENCE_SIGNINGKEY`), arguments.
                [How mistakes are reported](operator.md#how-mistakes-are-reported) is in the operator's guide.

                - A duration has a unit: `30s`, `10m`, `2h`, `1d`, or ISO 8601, `PT15M`. A number alone is refused.
                - A command is a list of program and arguments, each for itself; there is no shell.
                - `${NAME}` is another setting or an environment variable; one that nothing gives a value is refused. `\\${NAME}` is the text
                  itself.
                - `<service>`, `<id>` and `<name>` are yours to choose, `[]` is each element of a list. What has no default is marked —.
                """);
        sections.forEach((title, rows) -> {
            page.append("\n## ")
                    .append(title)
                    .append("\n\n| key | type | default | means |\n| --- | --- | --- | --- |\n");
            rows.forEach(row -> page.append("| `")
                    .append(row.key())
                    .append("` | ")
                    .append(row.type())
                    .append(" | ")
                    .append(row.standard())
                    .append(" | ")
                    .append(row.meaning())
                    .append(" |\n"));
        });
        return page.toString();
    }

    private void add(String path, Node node) {
        if (node instanceof Group group) {
            group.keys().forEach((key, child) -> add(path + "." + key, child));
        } else if (node instanceof Listed listed) {
            add(path + "[]", listed.each());
        } else if (node instanceof Named named) {
            String name = path.endsWith(".services") ? "<service>" : path.endsWith(".checks") ? "<id>" : "<name>";
            add(path + "." + name, named.each());
        } else if (node instanceof Kinds kinds) {
            add(path, kinds.common());
            kinds.own()
                    .forEach((kind, group) -> group.keys().forEach((key, child) -> {
                        int before = rows().size();
                        add(path + "." + key, child);
                        assert rows().size() == before + 1;
                        List<Row> rows = sections.get(title(path + "." + key));
                        Row row = rows.remove(rows.size() - 1);
                        sections.computeIfAbsent("Checks of kind " + kind, t -> new ArrayList<>())
                                .add(row);
                    }));
        } else if (node instanceof Value value) {
            sections.computeIfAbsent(title(path), t -> new ArrayList<>()).add(row(path, value));
        }
    }

    private static String title(String path) {
        String service = "releases.services.<service>.";
        if (!path.startsWith(service)) {
            return "For all services";
        }
        String module = path.substring(service.length()).split("[.\\[]")[0];
        return "A service: " + module;
    }

    private Row row(String path, Value value) {
        String type = ValueRule.described(value.type());
        boolean many = path.endsWith("[]") || path.endsWith(".<name>");
        RecordComponent component = value.components().get(0);
        String standard = standard(component);
        String meaning = value.components().stream()
                .map(this::meaning)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining("; "));
        return new Row(path, type, many && standard.equals("—") ? "none" : standard, meaning);
    }

    private static String standard(RecordComponent component) {
        Class<?> record = component.getDeclaringRecord();
        RecordComponent[] all = record.getRecordComponents();
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(
                    Arrays.stream(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
            for (int i = 0; i < all.length; i++) {
                DefaultValue standard = constructor.getParameters()[i].getAnnotation(DefaultValue.class);
                if (all[i].getName().equals(component.getName()) && standard != null && standard.value().length > 0) {
                    String text = String.join(", ", standard.value());
                    return text.isEmpty() || text.equals("0s") ? "—" : "`" + text + "`";
                }
            }
            return "—";
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private String meaning(RecordComponent component) {
        Class<?> record = component.getDeclaringRecord();
        String outermost = record.getName().split("\\$")[0];
        Path file = SOURCES.resolve(outermost.replace('.', '/') + ".java");
        String comment =
                comments.computeIfAbsent(file, SettingsPage::comments).getOrDefault(record.getSimpleName(), "");
        Matcher param = Pattern.compile("@param " + component.getName() + "\\s(.*?)(?=\\s@\\w+ |$)", Pattern.DOTALL)
                .matcher(comment);
        return param.find()
                ? param.group(1)
                        .replaceAll("\\{@code ((?:[^{}]|\\{[^{}]*})*)}", "`$1`")
                        .replaceAll("\\{@link [^}#]*#(\\w+)[^}]*}", "$1")
                        .replaceAll("\\{@link (?:[\\w.]*\\.)?(\\w+)}", "$1")
                        .replace("|", "\\|")
                        // The key stands in its own column.
                        .replaceFirst("^`releases\\.[a-z.-]+`: ", "")
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
    }

    /** Javadoc of each record in a file, in one line. */
    private static Map<String, String> comments(Path file) {
        try {
            Map<String, String> comments = new LinkedHashMap<>();
            Matcher matcher = RECORD.matcher(Files.readString(file));
            while (matcher.find()) {
                comments.put(
                        matcher.group(2),
                        matcher.group(1).replaceAll("\\s*\\n\\s*\\*\\s?", " ").strip());
            }
            return comments;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
