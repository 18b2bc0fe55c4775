package com.maqsafy.releases.process;

/**
 * Does the work of one external-task topic. Called without any transaction; called again after a crash, so it must find
 * out itself what has been done already. An exception is retried, then becomes an incident.
 */
public interface WorkHandler {

    /** Topic, e.g. {@code verification-check}. */
    String topic();

    /** Which limit it counts against. */
    default WorkKind kind() {
        return WorkKind.OTHER;
    }

    WorkResult work(WorkItem item);
}
