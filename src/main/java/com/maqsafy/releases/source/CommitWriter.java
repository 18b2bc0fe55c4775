package com.maqsafy.releases.source;

import java.util.List;

/**
 * Somebody whom commits name. Git does not prove that they are who they say.
 *
 * @param name as in the commits
 * @param email as in the commits
 * @param as {@code author}, {@code co-author}, {@code committer}, {@code merger}; sorted
 * @param commits how many commits name them
 * @param commit the newest of these
 */
public record CommitWriter(String name, String email, List<String> as, int commits, String commit) {

    public CommitWriter {
        as = List.copyOf(as);
    }
}
