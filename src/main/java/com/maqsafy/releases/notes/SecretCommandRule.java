package com.maqsafy.releases.notes;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in commands and lines of configuration that give them to a device, a server or a client without a sign of
 * assignment: {@code leaks/secret-commands.txt}.
 */
final class SecretCommandRule implements LeakRule {

    /** Where to look, and what for; its group {@code value} is the secret. */
    record Command(String anchor, Pattern pattern) {}

    private static final String RESOURCE = "/leaks/secret-commands.txt";
    private static final int COLUMNS = 4;
    /** No command with its secret has more characters. */
    private static final int REACH = 500;

    private static final int SHORTEST = 4;
    /** What stands in the place of {@code <secret>}: in quotes anything, and else what has no blank. */
    private static final String SECRET =
            "(?:[\"'`](?=[^\"'`\\n]{4,100}+[\"'`]))?+(?<value>[^\\s\"'`<>;|][^\\s\"'`<>;|]{3,200}+)";

    private static final Map<String, List<Command>> BY_ANCHOR = read();
    private static final WordTable ANCHORS = new WordTable(BY_ANCHOR.keySet());

    private static Map<String, List<Command>> read() {
        var commands = new HashMap<String, List<Command>>();
        try (var lines = new BufferedReader(new InputStreamReader(
                requireNonNull(SecretCommandRule.class.getResourceAsStream(RESOURCE)), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank() && !line.startsWith("#")) {
                    Command command = of(line, number);
                    commands.computeIfAbsent(command.anchor(), anchor -> new ArrayList<>())
                            .add(command);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(commands);
    }

    /** The command of one line of the file. */
    static Command of(String line, int number) {
        String[] columns = line.strip().split(" {2,}");
        if (columns.length != COLUMNS) {
            throw new IllegalStateException("REL-NOT-024 Line " + number + " of " + RESOURCE + " has " + columns.length
                    + " columns and needs " + COLUMNS + ", separated by two blanks or more.");
        }
        return new Command(
                columns[0],
                Pattern.compile(columns[1].replace("<secret>", SECRET), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
    }

    @Override
    public String name() {
        return "command-password";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String lower = folded.lower();
        var findings = new ArrayList<Finding>();
        for (int at = 0; at + 1 < lower.length(); at++) {
            String anchor = ANCHORS.at(lower, at);
            if (anchor != null && begins(lower, at)) {
                Finding finding = find(folded, anchor, at);
                if (finding != null) {
                    findings.add(finding);
                    at = finding.end() - 1;
                }
            }
        }
        return findings;
    }

    private @Nullable Finding find(FoldedText folded, String longest, int at) {
        for (String anchor = longest; anchor != null; anchor = ANCHORS.shorter(folded.lower(), at, anchor)) {
            for (Command command : requireNonNull(BY_ANCHOR.get(anchor))) {
                Matcher matcher = command.pattern().matcher(folded.characters());
                matcher.region(at, Math.min(folded.text().length(), at + REACH));
                if (matcher.lookingAt()) {
                    int end = end(folded.text(), matcher.start("value"), matcher.end("value"));
                    if (secret(folded.text().substring(matcher.start("value"), end))) {
                        return new Finding(
                                name(),
                                matcher.start("value"),
                                end,
                                "A secret in a command or a line of configuration; remove it and change it.");
                    }
                }
            }
        }
        return null;
    }

    /** Without the marks of punctuation behind it. */
    private static int end(String text, int start, int value) {
        int end = value;
        while (end > start && ".,:)".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Words stand there in sentences about such commands; a secret has something else, too. */
    private static boolean secret(String value) {
        if (value.length() < SHORTEST || Placeholders.isOne(value)) {
            return false;
        }
        var kinds = Characters.of(value);
        return (kinds.digits() > 0 && kinds.letters() + kinds.symbols() > 0)
                || kinds.digits() >= 6
                || (kinds.symbols() > 0
                        && kinds.letters() > 0
                        && (kinds.words() < 0.6 || "!?".indexOf(value.charAt(value.length() - 1)) < 0))
                || (kinds.upper() >= 2 && kinds.lower() >= 2 && kinds.words() < 0.8)
                || (kinds.letters() == kinds.length() && Characters.unspoken(value));
    }

    private static boolean begins(String lower, int at) {
        return at == 0 || !word(lower.charAt(at)) || !word(lower.charAt(at - 1));
    }

    private static boolean word(char c) {
        return c == '_' || c == '-' || (c < 0x80 && Character.isLetterOrDigit(c));
    }
}
