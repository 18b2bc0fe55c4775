package com.maqsafy.releases.source;

import java.util.List;

/**
 * What a commit says of itself.
 *
 * @param commit its id
 * @param parents ids of its parents, that of the branch it was made on first; more than one = a merge
 * @param message the whole message, at most {@value #LONGEST} characters of it
 */
public record CommitMessage(String commit, List<String> parents, String message) {

    /** Characters of a message that are kept. */
    static final int LONGEST = 20_000;

    public CommitMessage {
        parents = List.copyOf(parents);
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST);
    }

    /** Whether it brings branches together. */
    public boolean merge() {
        return parents.size() > 1;
    }
}
