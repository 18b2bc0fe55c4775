package com.maqsafy.releases.source;

import org.eclipse.jgit.storage.file.WindowCacheConfig;

/**
 * What JGit keeps of packs in memory, for all repositories of this process. Its own figures are for hundreds of repositories
 * at once; here few are read, each from one end to the other, and reading a window twice is what takes the time.
 */
final class GitCaches {

    private static final int PACKS = 64 * WindowCacheConfig.MB;
    private static final int WINDOW = 64 * WindowCacheConfig.KB;
    private static final int DELTA_BASES = 32 * WindowCacheConfig.MB;

    private GitCaches() {}

    static void install() {
        WindowCacheConfig caches = new WindowCacheConfig();
        caches.setPackedGitLimit(PACKS);
        caches.setPackedGitWindowSize(WINDOW);
        caches.setDeltaBaseCacheLimit(DELTA_BASES);
        caches.install();
    }
}
