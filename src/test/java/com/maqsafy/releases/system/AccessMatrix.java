package com.maqsafy.releases.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code src/docs/access-matrix.md} says: for each operation the status that each account is answered. */
final class AccessMatrix {

    static final Path PAGE = Path.of("src/docs/access-matrix.md");

    private static final String INTRODUCTION = """
            # Who is answered what

            Every operation of every interface, asked by every role, by an account without a role and by nobody: the status of the
            answer. Ids and keys are made up and bodies are empty, so 404 means that the caller is let through to where the thing would be, 400 and 422 that
            the empty body was judged. `AccessMatrixIT` asks all of it and fails when an answer or an operation differs from this page, which it writes
            with `-Daccess-matrix.write=true`. No row may hold a 5xx.

            `/engine-rest/engine/{name}/…` is the same as `/engine-rest/…`, and `/camunda/api/engine` serves the same classes with a session; the test asks
            some accounts to make sure. A change that is answered 2xx to everybody changes nothing here: the engine passes over an id that it does not
            have when something is suspended, and over a modification without instructions.

            """;

    private final Map<String, List<String>> accounts;
    private final Map<String, Map<String, List<Integer>>> sections = new LinkedHashMap<>();

    /** @param accounts of each section, in the order of the page */
    AccessMatrix(Map<String, List<String>> accounts) {
        this.accounts = accounts;
        accounts.keySet().forEach(section -> sections.put(section, new TreeMap<>()));
    }

    /** Puts what an account was answered. */
    synchronized void put(String section, String operation, String account, int status) {
        List<String> asked = accounts.get(section);
        sections.get(section)
                .computeIfAbsent(operation, o -> new ArrayList<>(java.util.Collections.nCopies(asked.size(), 0)))
                .set(asked.indexOf(account), status);
    }

    /** {@code operation} to {@code account=status ...}, of all sections. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        sections.values()
                .forEach(section -> section.forEach((operation, row) ->
                        rows.put(operation, row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))));
        return rows;
    }

    /** Every answer: operation, account, status. */
    List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        sections.forEach((section, rows) -> rows.forEach((operation, row) -> {
            for (int i = 0; i < row.size(); i++) {
                answers.add(new Answer(operation, accounts.get(section).get(i), row.get(i)));
            }
        }));
        return answers;
    }

    record Answer(String operation, String account, int status) {}

    /** The rows of the page. */
    static Map<String, String> documented() throws IOException {
        if (!Files.exists(PAGE)) {
            return Map.of();
        }
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| `")) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ");
                rows.put(cells[0].replace("`", ""), Arrays.stream(cells).skip(1).collect(Collectors.joining(" | ")));
            }
        }
        return rows;
    }

    void write() throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        sections.forEach((section, rows) -> {
            page.append("## ").append(section).append("\n\n| operation | ");
            page.append(String.join(" | ", accounts.get(section))).append(" |\n| --- |");
            page.append(" --- |".repeat(accounts.get(section).size())).append('\n');
            rows.forEach((operation, row) -> page.append("| `")
                    .append(operation)
                    .append("` | ")
                    .append(row.stream().map(String::valueOf).collect(Collectors.joining(" | ")))
                    .append(" |\n"));
            page.append('\n');
        });
        Files.writeString(PAGE, page.toString().stripTrailing() + "\n");
    }
}
