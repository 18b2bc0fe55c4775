package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.source.CommitWriter;
import com.maqsafy.releases.source.Migration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code sourceInspected}. */
@Event(
        chapter = Chapter.REQUEST,
        by = "`system:source`",
        items = {"PRIN-02", "PRIN-05", "MIG-06", "RB-01"})
public record SourceInspected(
        @Means("full id of the commit that it speaks about") String commit,
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

        @Means("the migrations of the change, in order") List<FoundMigration> migrations)
        implements AboutCommit {

    /** A migration that the inspection found. */
    public record FoundMigration(
            @Means("file name without ending") String name,
            @Means("path in the repository") String path,

            @Means("whether it destroys data or structure (MIG-06)")
            boolean destructive,

            @Means("whether it can be taken back") boolean reversible,

            @Means("what it does, in order: `kind`, `table`, `detail`, `destructive`, `line`")
            List<Migration.Operation> operations) {
        public FoundMigration {
            name = Members.text(name);
            path = Members.text(path);
            operations = Members.list(operations);
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
