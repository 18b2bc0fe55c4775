package com.maqsafy.releases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** A page of the docs: its sections by their headings, and the tables in them. */
record MarkdownPage(Path file, List<String> lines) {

    static MarkdownPage of(String file) {
        try {
            return new MarkdownPage(Path.of(file), Files.readAllLines(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines from a heading to the next one of the second level. */
    List<String> section(String heading) {
        return lines.stream()
                .dropWhile(line -> !line.matches("###? " + Pattern.quote(heading)))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }

    /** Cells of the first table under a heading, without its header. */
    List<List<String>> table(String heading) {
        return section(heading).stream()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }
}
