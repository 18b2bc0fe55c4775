/**
 * Who is told what, where and when.
 *
 * <p>Owns the outbox of notifications ({@code notification_event}, {@code notification_delivery}), the channels (e-mail,
 * chats, outgoing webhooks) with their settings ({@code releases.notification.*}), people's preferences and the reminders of
 * tasks. Hears of everything from the modules in whose transactions it happens, so that only what is committed is told, and
 * all of it. Decides who is told, again at the moment of sending: of a restricted release only those who may know of it, and
 * no channel that others read. Publishes {@link com.maqsafy.releases.notification.Notifications} and
 * {@link com.maqsafy.releases.notification.Preferences}; nothing here is evidence.
 */
@NullMarked
@ApplicationModule(
        displayName = "Notification",
        allowedDependencies = {
            "process",
            "release",
            "evidence",
            "deployment",
            "calendar",
            "notes",
            "instance",
            "person",
            "settings",
            "approval",
            "retention",
            "policy",
            "hotfix",
            "failure"
        })
package com.maqsafy.releases.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
