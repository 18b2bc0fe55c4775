package com.maqsafy.releases.browser;

import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;

/** One browser window for each person, logged in to Tasklist once. */
final class BrowserSessions implements AutoCloseable {

    private final Chromium chromium = Chromium.open();
    private final Map<String, Tasklist> tasklists = new HashMap<>();
    private final Map<String, Cockpit> cockpits = new HashMap<>();
    private final String url;

    BrowserSessions(String url) {
        this.url = url;
    }

    Tasklist of(String user) {
        return tasklists.computeIfAbsent(user, u -> Tasklist.login(chromium.window(), url, u));
    }

    /** The window of an auditor. */
    Cockpit cockpitOf(String user) {
        return cockpits.computeIfAbsent(user, u -> Cockpit.login(chromium.window(), url, u));
    }

    /** A window in which nobody is signed in. */
    Page stranger() {
        return chromium.window();
    }

    @Override
    public void close() {
        chromium.close();
    }
}
