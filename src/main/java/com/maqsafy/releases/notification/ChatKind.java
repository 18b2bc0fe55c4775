package com.maqsafy.releases.notification;

/** Whose chat it is: each wants another form of message. */
enum ChatKind {
    SLACK,
    TEAMS,
    MATTERMOST
}
