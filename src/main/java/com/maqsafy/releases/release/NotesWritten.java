package com.maqsafy.releases.release;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code notesWritten}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person",
        items = {
            "NOTE-01", "NOTE-02", "NOTE-03", "NOTE-04", "NOTE-05", "NOTE-06", "NOTE-07", "NOTE-08", "NOTE-09", "PRIN-05"
        })
public record NotesWritten(
        @Means("full id of the commit that it is about") String commit,
        @Means("what the notes say") @Nullable Content content,
        @Means("the preview with the planned date") String markdown)
        implements AboutCommit {

    /** What release notes say. */
    public record Content(
            @Means("NOTE-01") String summary,
            @Means("NOTE-02") @Nullable List<String> changes,

            @Means(
                    "NOTE-03: `backend`, `frontend`, `database`, `api`, `queue`, `integrations`; before `Backend` and so on")
            @Nullable
            List<String> impactedAreas,

            @Means("NOTE-04") List<DatabaseChange> databaseChanges,
            @Means("NOTE-05") @Nullable Security security,
            @Means("NOTE-06") @Nullable Testing testing,
            @Means("user id or name (NOTE-07)") @Nullable String deploymentOwner,
            @Means("user id or name (NOTE-07)") @Nullable String rollbackOwner,
            @Means("NOTE-09") List<String> knownIssues) {
        public Content {
            summary = Members.text(summary);
            changes = changes == null ? null : List.copyOf(changes);
            impactedAreas = impactedAreas == null ? null : List.copyOf(impactedAreas);
            databaseChanges = Members.list(databaseChanges);
            knownIssues = Members.list(knownIssues);
        }
    }

    /** A migration in the notes. */
    public record DatabaseChange(
            @Means("name of the migration") String migration,

            @Means("`yes`, `no`, `needs-confirmation`; before `Yes`, `No`, `Needs confirmation`")
            String rollbackSafe) {
        public DatabaseChange {
            migration = Members.text(migration);
            rollbackSafe = Members.text(rollbackSafe);
        }
    }

    /** What the release means for security. */
    public record Security(
            @Means("whether rights change") boolean rbac,

            @Means("whether the isolation of tenants is concerned")
            boolean tenantIsolation,

            @Means("whether sensitive data are concerned") boolean sensitiveData) {}

    /** Which tests were completed. */
    public record Testing(
            @Means("unit tests") boolean unit,
            @Means("tests of the API") boolean api,
            @Means("tests of rights") boolean rbac,
            @Means("regression tests") boolean regression) {}

    public NotesWritten {
        commit = Members.text(commit);
        markdown = Members.text(markdown);
    }

    @Override
    public Words words() {
        return Words.plain("wrote the release notes");
    }
}
