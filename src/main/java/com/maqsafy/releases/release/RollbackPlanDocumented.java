package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;

/** The record {@code rollbackPlanDocumented}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person",
        items = {"RB-01", "RB-02", "RB-03", "RB-04", "RB-05", "RB-06", "RB-07", "RB-08", "PRIN-04", "RULE-02"})
public record RollbackPlanDocumented(
        @Means("full id of the commit that it is about") String commit,

        @Means("the version to which a rollback returns (RB-01)")
        String previousVersion,

        @Means("how the code goes back (RB-02); the configured steps where there are some, else as typed")
        String codeCommand,

        @Means("`safe`, `not-safe`, `not-applicable`") String database,
        @Means("how the database goes back (RB-03)") String databaseInstructions,

        @Means("what is done with the configuration (RB-04)")
        String configuration,

        @Means("what is done with files (RB-05)") String files,
        @Means("user id of who carries it out (RB-06)") String owner,
        @Means("group id of who decides on it (RB-07)") String approverRole,
        @Means("how it is verified (RB-08)") String verification)
        implements AboutCommit {

    public RollbackPlanDocumented {
        commit = Members.text(commit);
        previousVersion = Members.text(previousVersion);
        codeCommand = Members.text(codeCommand);
        database = Members.text(database);
        databaseInstructions = Members.text(databaseInstructions);
        configuration = Members.text(configuration);
        files = Members.text(files);
        owner = Members.text(owner);
        approverRole = Members.text(approverRole);
        verification = Members.text(verification);
    }

    @Override
    public Words words() {
        return Words.plain(
                "documented the rollback plan: back to ",
                previousVersion,
                ", database ",
                Words.spaced(database),
                ", approved by a ",
                Words.spaced(approverRole));
    }
}
