package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.Finding;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;

/** What the rules about hotfixes have in common. */
final class Hotfixes {

    private Hotfixes() {}

    static boolean concerns(Dossier dossier) {
        return concerns(dossier.release());
    }

    static boolean concerns(ReleaseDetails release) {
        return release.type() == ReleaseType.HOTFIX;
    }

    /** Whether who said something, or the person in whose place it was said, may not judge a hotfix: a machine, or who requested or owns it. */
    static boolean maySayNothing(Recorded<?> said, Dossier dossier, Persons persons) {
        ReleaseDetails release = dossier.release();
        return said.actor().startsWith("system:")
                || dossier.people(said)
                        .anyMatch(p -> persons.same(p, release.requester()) || persons.same(p, release.owner()));
    }

    static List<Finding> finding(String item, String key, Object... arguments) {
        return List.of(Finding.of(item, Sentence.of(key, arguments)));
    }
}
