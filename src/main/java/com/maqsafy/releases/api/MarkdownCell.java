package com.maqsafy.releases.api;

import java.util.regex.Pattern;

/**
 * A text in a cell of a Markdown table that shows as it is and does nothing: no emphasis, strike-through, code, formula,
 * link, footnote, HTML or entity comes out of it, by CommonMark and by GitHub Flavored Markdown, and no reference to an issue,
 * a person or a picture where a forge shows it.
 */
final class MarkdownCell {

    private static final Pattern SPECIAL = Pattern.compile("[\\\\|`*_~<>\\[\\]&$]");

    /**
     * Where viewers find bare web and mail addresses, and forges issues, changes, milestones, labels, names of pictures, names
     * in brackets ({@code [issue:12]}, {@code [[wiki]]}) and changes of a text ({@code {+ a +}}). They look in the text as it
     * is read, escapes gone, so only another node ends the address; an empty comment shows nothing.
     */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?<=:)(?=//)|(?<=www)(?=\\.)|(?<=@)"
            + "|(?<=[#!%~])(?=[\\w\"])|(?<=[&$])(?=\\d)|(?<=\\bG[HL])(?=-[0-9])|(?<=:)(?=[a-z+-][a-z0-9_+-]{0,40}:)"
            + "|(?<=\\[)(?=[a-z_\\\\]{1,40}:|\\\\\\[)|(?<=[\\[{])(?=[+-])");

    private static final String NOTHING = "<!-- -->";

    private MarkdownCell() {}

    static String of(String text) {
        String line = text.replaceAll("\\R", " ");
        return ADDRESS.matcher(SPECIAL.matcher(line).replaceAll("\\\\$0")).replaceAll(NOTHING);
    }
}
