package com.maqsafy.releases.deputy;

/** The open tasks, and to whom they are offered. */
public interface OfferedTasks {

    /**
     * Offers open tasks to those who stand in for somebody now, and takes them from those who do no longer; in the caller's
     * transaction when there is one.
     */
    void follow();
}
