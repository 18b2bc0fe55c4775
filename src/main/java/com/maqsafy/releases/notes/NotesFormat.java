package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The one format of release notes (NOTE-01 to NOTE-09): writes it and checks it. What it writes always passes. */
@Component
public class NotesFormat {

    static final String NONE = "None";

    /** The notes as Markdown, with a line feed at each line's end. Texts are escaped: they show as typed and do nothing else. */
    public String render(ReleaseNotes notes) {
        var blocks = new ArrayList<String>();
        blocks.add("## Version " + notes.version() + " - " + notes.date());
        for (NotesSection section : NotesSection.values()) {
            blocks.add("### " + section.title());
            blocks.add(
                    switch (section) {
                        case SUMMARY -> NotesText.escape(notes.summary());
                        case CHANGES -> texts(notes.changes());
                        case IMPACTED_AREAS ->
                            bullets(notes.areas().stream()
                                    .map(ImpactedArea::label)
                                    .toList());
                        case DATABASE_CHANGES ->
                            bullets(notes.databaseChanges().stream()
                                    .map(c -> field(section, 0, NotesText.escape(c.migration()))
                                            + "\n  - "
                                            + field(section, 1, c.rollbackSafe().label()))
                                    .toList());
                        case SECURITY_IMPACT ->
                            fields(
                                    section,
                                    yesNo(notes.securityImpact().rbac()),
                                    yesNo(notes.securityImpact().tenantIsolation()),
                                    yesNo(notes.securityImpact().sensitiveData()));
                        case TESTING_COMPLETED ->
                            fields(
                                    section,
                                    yesNo(notes.testing().unit()),
                                    yesNo(notes.testing().api()),
                                    yesNo(notes.testing().rbac()),
                                    yesNo(notes.testing().regression()));
                        case DEPLOYMENT_NOTES ->
                            fields(
                                    section,
                                    NotesText.escape(notes.deploymentOwner()),
                                    NotesText.escape(notes.deploymentTime()),
                                    NotesText.escape(notes.rollbackOwner()));
                        case KNOWN_ISSUES -> texts(notes.knownIssues());
                    });
        }
        return String.join("\n\n", blocks) + "\n";
    }

    /** Everything in which the text departs from the format, in the order of the text; empty when it has the format. */
    public List<NotesViolation> check(String markdown) {
        return new NotesCheck().of(markdown);
    }

    private static String texts(List<String> lines) {
        return bullets(lines.stream().map(NotesText::escape).toList());
    }

    private static String fields(NotesSection section, String... values) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < values.length; i++) {
            lines.add(field(section, i, values[i]));
        }
        return bullets(lines);
    }

    private static String field(NotesSection section, int label, String value) {
        return section.labels().get(label) + ": " + value;
    }

    private static String bullets(List<String> lines) {
        return lines.isEmpty() ? "- " + NONE : lines.stream().map(l -> "- " + l).collect(Collectors.joining("\n"));
    }

    private static String yesNo(boolean value) {
        return value ? "Yes" : "No";
    }
}
