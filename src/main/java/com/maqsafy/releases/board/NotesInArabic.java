package com.maqsafy.releases.board;

import com.maqsafy.releases.language.OurWords;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Release notes as their page shows them in Arabic: the headings, labels and answers of their format (NOTE-01 to NOTE-09).
 * What people wrote stays as it is, and so does what is published.
 */
final class NotesInArabic {

    private static final Pattern VERSION = Pattern.compile("## Version (.*)");
    private static final Pattern HEADING = Pattern.compile("### (.*)");
    private static final Pattern FIELD = Pattern.compile("(\\s*- )([A-Z][A-Za-z ]*): (.*)");
    private static final Pattern BULLET = Pattern.compile("(- )(.*)");

    /** The sections whose bullets are fields of the format. */
    private static final Set<String> OF_FIELDS =
            Set.of("Database Changes", "Security Impact", "Testing Completed", "Deployment Notes");

    private static final String AREAS = "Impacted Areas";
    private static final String NONE = "None";

    private String section = "";

    private NotesInArabic() {}

    /** @param notes Markdown */
    static String of(String notes) {
        NotesInArabic reading = new NotesInArabic();
        return notes.lines().map(reading::line).collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        Matcher version = VERSION.matcher(line);
        if (version.matches()) {
            return "## " + OurWords.note("Version") + ' ' + OurWords.isolated(version.group(1));
        }
        Matcher heading = HEADING.matcher(line);
        if (heading.matches()) {
            section = heading.group(1);
            return "### " + OurWords.note(section);
        }
        Matcher field = FIELD.matcher(line);
        if (OF_FIELDS.contains(section) && field.matches()) {
            return field.group(1) + OurWords.note(field.group(2)) + ": " + OurWords.note(field.group(3));
        }
        Matcher bullet = BULLET.matcher(line);
        return bullet.matches() && (section.equals(AREAS) || bullet.group(2).equals(NONE))
                ? bullet.group(1) + OurWords.note(bullet.group(2))
                : line;
    }
}
