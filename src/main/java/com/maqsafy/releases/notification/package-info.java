/**
 * Who is told what, where and when.
 *
 * <p>Owns the outbox of notifications ({@code notification_event}, {@code notification_delivery}), the channels (e-mail,
 * chats, outgoing webhooks) with their settings ({@code releases.notification.*}), people's preferences and the reminders of
 * tasks. The modules publish events within their own transactions, so that exactly what is committed is told.
 * Decides who is told, and again at the moment of sending: only those who may see a restricted release are told of it, and
 * never a channel that others read. Publishes {@link com.maqsafy.releases.notification.Notifications} and
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
            "failure",
            "language"
        })
package com.maqsafy.releases.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
