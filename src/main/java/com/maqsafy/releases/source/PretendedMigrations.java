package com.maqsafy.releases.source;

/** Asks the framework itself what SQL the migrations of a release send, on staging or a scratch database. */
public interface PretendedMigrations {

    /**
     * What came of it.
     *
     * @param outcome {@code not-configured}, {@code read} or {@code failed}
     * @param message why it failed, with its code; else empty
     * @param printed what the command wrote when it ended well, else empty
     */
    record Answer(String outcome, String message, String printed) {}

    /**
     * Runs the configured command for a commit.
     *
     * @param release key of the release
     * @param version its version
     * @param previousVersion the version before it
     */
    Answer ask(String service, String release, String version, String previousVersion, String commit);
}
