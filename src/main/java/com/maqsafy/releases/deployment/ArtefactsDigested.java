package com.maqsafy.releases.deployment;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.NamesSubjects;
import com.maqsafy.releases.evidence.Subject;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.OfAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code artefactsDigested}. */
@Event(
        chapter = Chapter.DEPLOYMENT,
        by = "`system:worker`",
        items = {"VER-05", "RULE-06"},
        about =
                "Only with `artefacts`. A difference between what was to be deployed and what is there fails the check `running-version`.")
public record ArtefactsDigested(
        @Means("number of the deployment, from 1") int attempt,
        @Means("`before` the deployment, or `after` it") String when,
        @Means("`succeeded`, `failed`") String outcome,
        @Means("what was digested, by name") List<Artefact> artefacts,

        @Means("of `after`: names of those that are other than before, missing or more") @Nullable
        List<String> different,

        @Means("why it failed, with its code") @Nullable String message,

        @Means("what the command printed, secrets removed: the file that is kept") @Nullable
        KeptFile kept)
        implements OfAttempt, NamesSubjects, KeepsFile {

    static final String BEFORE = "before";
    static final String AFTER = "after";

    /** One of them. */
    public record Artefact(
            @Means("its name, as the command prints it") String name,
            @Means("its SHA-256") String sha256) {

        public Artefact {
            name = Members.text(name);
            sha256 = Members.text(sha256);
        }
    }

    public ArtefactsDigested {
        when = Members.text(when);
        outcome = Members.text(outcome);
        artefacts = Members.list(artefacts);
        different = different == null ? null : List.copyOf(different);
    }

    @Override
    public List<Subject> subjects() {
        return artefacts.stream()
                .map(artefact -> new Subject("artefact " + artefact.name(), "sha256", artefact.sha256()))
                .toList();
    }

    @Override
    public Words words() {
        String what = "digested " + Words.counted(artefacts.size(), "artefact") + " " + when + " the deployment";
        if (message != null) {
            return Words.bad(what, Words.because(message));
        }
        return Members.list(different).isEmpty()
                ? Words.good(what)
                : Words.bad(what, ": not what was to be deployed: ", String.join(", ", Members.list(different)));
    }

    /** Whether it is what was to be deployed. */
    public boolean asPlanned() {
        return message == null && Members.list(different).isEmpty();
    }
}
