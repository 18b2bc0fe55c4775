package com.maqsafy.releases.hotfix;

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

    /** Whether somebody may not judge a hotfix: a machine, or who requested or owns it. */
    static boolean maySayNothing(String actor, ReleaseDetails release, Persons persons) {
        return actor.startsWith("system:")
                || persons.same(actor, release.requester())
                || persons.same(actor, release.owner());
    }

    static List<Finding> finding(String item, String message) {
        return List.of(new Finding(item, message));
    }
}
