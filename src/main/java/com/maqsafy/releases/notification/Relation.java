package com.maqsafy.releases.notification;

/** How somebody stands to what happened. */
enum Relation {
    /** Who has the task. */
    ASSIGNEE,
    /** Who may take the task, while nobody has it. */
    CANDIDATES,
    /** The release's owner (PRIN-01). */
    OWNER,
    /** Who requested the release. */
    REQUESTER,
    /** Who started the last deployment. */
    DEPLOYER,
    /** The role that deploys. */
    DEPLOYMENT_OWNERS,
    /** The role that takes back. */
    ROLLBACK_OWNERS,
    /** The role that answers for the technique. */
    TECHNICAL_OWNERS,
    /** Management. */
    MANAGEMENT,
    /** The roles that the event itself names, in {@code owners}. */
    NAMED_ROLES,
    /** The owners of all unfinished releases of the service. */
    OWNERS_OF_OPEN_RELEASES,
    /** Who watches the release or its service. */
    WATCHERS
}
