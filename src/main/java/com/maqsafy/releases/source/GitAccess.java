package com.maqsafy.releases.source;

import org.eclipse.jgit.lib.Repository;

/** How a service's repository is reached: a local one as it is, a remote one through a mirror. */
interface GitAccess {

    /** Where the repository is that people may have to mend, without credentials. */
    String location();

    /** Opens the repository; the caller closes it. */
    Repository open();

    /** Brings branches and tags up to date with their origin; does nothing where there is none. */
    void refresh();

    /**
     * Hands a new tag to the origin.
     *
     * @throws SourceException when the origin did not take it; the tag then does not count
     */
    void publishTag(Repository repository, String tagName);
}
