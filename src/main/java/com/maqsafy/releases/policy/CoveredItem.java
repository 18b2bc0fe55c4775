package com.maqsafy.releases.policy;

import java.util.List;

/**
 * What became of one item of the policy in a release.
 *
 * @param item its id
 * @param text what it asks for
 * @param applies whether it was asked of this release
 * @param why by what it applies, or why it does not
 * @param table key of the decision table that asked for it; blank = no table does
 * @param tableSha256 SHA-256 of that table, as the list of rules names it that was judged by; blank = unknown
 * @param rows the rows of that table that asked for it; empty when no table does, or the export does not have its file
 * @param verdict {@code met}, {@code not-met}, {@code cannot-tell}, {@code not-judged}: no rule of the stages so far judges it,
 *     or one of a later stage judges it too
 * @param findings what stands against it
 * @param record sequence of the last record that serves it; 0 when none does
 * @param kind of that record; blank when there is none
 * @param by who made it, and in whose place
 * @param content what that speaks about: the commit, the digest of a content, or the attempt; blank = the release as such
 */
public record CoveredItem(
        String item,
        String text,
        boolean applies,
        String why,
        String table,
        String tableSha256,
        List<Row> rows,
        String verdict,
        List<String> findings,
        long record,
        String kind,
        String by,
        String content) {

    /**
     * A row of a decision table.
     *
     * @param rule its id
     * @param number its number as Modeler shows it, from 1
     */
    public record Row(String rule, int number) {}

    /** Every rule found it met, or it does not apply. */
    public static final String MET = "met";

    /** Something stands against it. */
    public static final String NOT_MET = "not-met";

    /** A rule asks what was not kept. */
    public static final String CANNOT_TELL = "cannot-tell";

    /** No rule of the stages so far judges it, or one of a later stage judges it too. */
    public static final String NOT_JUDGED = "not-judged";

    public CoveredItem {
        rows = List.copyOf(rows);
        findings = List.copyOf(findings);
    }

    /** One line about it. */
    public String words() {
        StringBuilder words = new StringBuilder("%-8s %-11s ".formatted(item, applies ? verdict : "not asked"));
        words.append(why);
        if (!table.isEmpty()) {
            words.append(" (table ").append(table);
            if (!tableSha256.isEmpty()) {
                words.append(' ').append(tableSha256, 0, 12);
            }
            rows.forEach(row ->
                    words.append(", row ").append(row.number()).append(' ').append(row.rule()));
            words.append(')');
        }
        if (record > 0) {
            words.append("; record ")
                    .append(record)
                    .append(' ')
                    .append(kind)
                    .append(" by ")
                    .append(by);
            if (!content.isEmpty()) {
                words.append(" for ").append(content);
            }
        }
        findings.forEach(finding -> words.append("; ").append(finding));
        return words.toString();
    }
}
