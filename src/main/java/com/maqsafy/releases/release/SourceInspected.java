package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.source.CommitWriter;
import com.maqsafy.releases.source.Grade;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code sourceInspected}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "`system:source`",
        items = {"PRIN-02", "PRIN-05", "MIG-06", "RB-01"})
public record SourceInspected(
        @Means("full id of the commit that it is about") String commit,
        @Means("commit of the previous version") @Nullable String baseCommit,
        @Means("number of commits between") @Nullable Integer commits,
        @Means("whether the branch contains the commit") boolean branchContainsCommit,

        @Means("whether the commit contains that of the previous version") @Nullable
        Boolean containsBase,

        @Means("number of files that changed") @Nullable Integer files,

        @Means("number of lines added and removed") @Nullable
        Integer changedLines,

        @Means("parts of the repository that the change touches") @Nullable
        List<String> areas,

        @Means("parts of the product that changed") List<String> contains,
        @Means("what the change touches") List<String> changedAspects,

        @Means("migrations that ran before and were altered")
        List<String> alteredMigrations,

        @Means(
                "who wrote the commits or merged them unreviewed: `name`, `email`, `as` (`author`, `co-author`, `committer`, `merger`), `commits`, `commit` (the newest)")
        @Nullable
        List<CommitWriter> writers,

        @Means("whether the framework itself told the SQL; absent in records of before") @Nullable
        Pretend pretend,

        @Means("the migrations of the change, in order") List<FoundMigration> migrations)
        implements AboutCommit {

    /** A migration that the inspection found. */
    public record FoundMigration(
            @Means("file name without ending") String name,
            @Means("path in the repository") String path,

            @Means("whether it destroys data or structure (MIG-06)")
            boolean destructive,

            @Means("whether it can be taken back") boolean reversible,
            @Means("what it does, in order") List<FoundOperation> operations) {
        public FoundMigration {
            name = Members.text(name);
            path = Members.text(path);
            operations = Members.list(operations);
        }

        /** Whether any operation makes others wait while it works (MIG-05). */
        public boolean locks() {
            return operations.stream().anyMatch(o -> Grade.LOCKS.word().equals(o.grade()));
        }
    }

    /** An operation of a migration. */
    public record FoundOperation(
            @Means("what it does in a word, e.g. `dropColumn`")
            String kind,

            @Means("the table concerned, empty when it cannot be told")
            String table,

            @Means("the column, index or statement in short")
            String detail,

            @Means("whether somebody decides on it (MIG-06)")
            boolean destructive,

            @Means(
                    "how dangerous it is: `harmless`, `locks`, `breaks-running-version`, `cannot-tell`, `loses-data`; absent in records of before")
            @Nullable
            String grade,

            @Means("what it does on the service's database, a sentence; absent in records of before") @Nullable
            String effect,

            @Means("line in the file, from 1") int line) {
        public FoundOperation {
            kind = Members.text(kind);
            table = Members.text(table);
            detail = Members.text(detail);
        }
    }

    /** What came of asking the framework for the SQL of the migrations. */
    public record Pretend(
            @Means("`not-needed`, `not-configured`, `read`, `failed`")
            String outcome,

            @Means("why it failed, with its code; else empty")
            String message) {
        public Pretend {
            outcome = Members.text(outcome);
            message = Members.text(message);
        }
    }

    public SourceInspected {
        commit = Members.text(commit);
        areas = areas == null ? null : List.copyOf(areas);
        contains = Members.list(contains);
        changedAspects = Members.list(changedAspects);
        alteredMigrations = Members.list(alteredMigrations);
        writers = writers == null ? null : List.copyOf(writers);
        migrations = Members.list(migrations);
    }

    @Override
    public Words words() {
        return inspected();
    }

    private Words inspected() {
        List<String> parts = new ArrayList<>();
        parts.add("inspected " + Words.brief(commit));
        if (commits != null) {
            parts.add(Words.counted(commits, "commit"));
        }
        if (files != null) {
            parts.add(Words.counted(files, "file") + " changed");
        }
        parts.add(Words.counted(migrations.size(), "migration"));
        if (!branchContainsCommit) {
            parts.add("the branch does not contain the commit");
        }
        if (!alteredMigrations.isEmpty()) {
            parts.add("migrations that ran before were altered");
        }
        String text = String.join(", ", parts);
        return branchContainsCommit && alteredMigrations.isEmpty() ? Words.plain(text) : Words.bad(text);
    }
}
