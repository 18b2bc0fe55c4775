package com.maqsafy.releases.source;

import java.io.File;
import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Repository;

/**
 * A clone that was made with {@code --filter}: Git fetches what was left out from the remote that promised it, JGit cannot.
 * Git marks the packs that such a remote sent, and notes the remote in the configuration.
 */
final class PartialClone {

    /** What helps, up to the place: fetching the rest would leave the marks. */
    static final String MEND = "Clone it again without --filter";

    private PartialClone() {}

    static boolean is(Repository repository) throws IOException {
        Config config = repository.getConfig();
        if (config.getString("extensions", null, "partialClone") != null) {
            return true;
        }
        for (String remote : config.getSubsections("remote")) {
            if (config.getBoolean("remote", remote, "promisor", false)
                    || config.getString("remote", remote, "partialclonefilter") != null) {
                return true;
            }
        }
        File packs = new File(repository.getDirectory(), "objects/pack");
        String[] promised = packs.list((folder, name) -> name.endsWith(".promisor"));
        return promised != null && promised.length > 0;
    }

    /** Whether reading failed because an object is not there. */
    static boolean isMissing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingObjectException) {
                return true;
            }
        }
        return false;
    }
}
