package com.maqsafy.releases.verification;

/** What sort of question a check asks; in settings by its lower-case name. */
public enum CheckKind {
    /** An address answers with the expected status and content (POST-01, POST-04, POST-10, POST-12..14). */
    HTTP,
    /** A user can log in (POST-02). */
    LOGIN,
    /** An address refuses the anonymous and serves the user of a login check (POST-03). */
    PROTECTED,
    /** A worker takes a job from the queue and processes it (POST-05). */
    QUEUE,
    /** A database answers (POST-07). */
    JDBC,
    /** A Redis server answers (POST-06). */
    REDIS,
    /** A command ends with exit code 0 and the expected output, such as {@code nginx -t} (POST-08). */
    COMMAND,
    /** A log has no new lines that match a pattern (POST-09). */
    LOG,
    /** The monitoring has no critical alert (POST-11). */
    ALERTS
}
