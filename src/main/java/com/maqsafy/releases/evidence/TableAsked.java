package com.maqsafy.releases.evidence;

import java.util.List;

/** How a decision table answered what a record says: which table, what it was asked, and which of its rows fired. */
public record TableAsked(
        @Means("id of the decision, e.g. `required-tests`") String table,
        @Means("its version") int version,

        @Means("SHA-256 of its file, which is kept with the rules")
        String sha256,

        @Means("what it was asked, by its columns") List<Input> inputs,
        @Means("the rows that fired, in its order") List<FiredRow> rows) {

    /** What a column was asked with. */
    public record Input(
            @Means("name of the column") String name,
            @Means("the value; of several with commas") String value) {

        public Input {
            name = Members.text(name);
            value = Members.text(value);
        }
    }

    /** A row that fired. */
    public record FiredRow(
            @Means("id of the row") String rule,
            @Means("its number as Modeler shows it, from 1") int number,

            @Means("what the table says of it, empty when nothing")
            String description) {

        public FiredRow {
            rule = Members.text(rule);
            description = Members.text(description);
        }
    }

    public TableAsked {
        table = Members.text(table);
        sha256 = Members.text(sha256);
        inputs = Members.list(inputs);
        rows = Members.list(rows);
    }
}
