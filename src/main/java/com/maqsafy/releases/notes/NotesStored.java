package com.maqsafy.releases.notes;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import java.util.List;

/** The record {@code notesStored}. */
@Event(
        chapter = Chapter.VERIFICATION,
        by = "`system:notes`",
        items = {"OPEN-07"})
public record NotesStored(
        @Means("file in the folder of the notes") String location,
        @Means("SHA-256 of the text") String sha256,
        @Means("the text") String markdown)
        implements NamesSubjects {

    public NotesStored {
        location = Members.text(location);
        sha256 = Members.text(sha256);
        markdown = Members.text(markdown);
    }

    @Override
    public List<Subject> subjects() {
        return List.of(new Subject("release-notes", "sha256", sha256));
    }

    @Override
    public Words words() {
        return Words.good("stored the release notes at ", location);
    }
}
