package com.maqsafy.releases.browser;

import java.util.HashMap;
import java.util.Map;

/** One browser window for each person, logged in to Tasklist once. */
final class Desks implements AutoCloseable {

    private final Chromium chromium = Chromium.open();
    private final Map<String, Tasklist> desks = new HashMap<>();
    private final Map<String, Cockpit> auditors = new HashMap<>();
    private final String url;

    Desks(String url) {
        this.url = url;
    }

    Tasklist of(String user) {
        return desks.computeIfAbsent(user, u -> Tasklist.login(chromium.window(), url, u));
    }

    /** The window of an auditor. */
    Cockpit cockpitOf(String user) {
        return auditors.computeIfAbsent(user, u -> Cockpit.login(chromium.window(), url, u));
    }

    @Override
    public void close() {
        chromium.close();
    }
}
