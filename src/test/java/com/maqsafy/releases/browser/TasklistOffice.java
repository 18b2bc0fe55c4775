package com.maqsafy.releases.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Everybody's window, from the first test of a story told in order to its last. */
@ExtendWith(DemoApplication.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class TasklistOffice {

    final DemoApplication.Running application;
    final RestClient rest;
    final Colleagues colleagues;
    BrowserSessions sessions;

    TasklistOffice(DemoApplication.Running application) {
        this.application = application;
        rest = new RestClient(application.url());
        colleagues = new Colleagues(rest);
    }

    @BeforeAll
    void openTheOffice() {
        sessions = new BrowserSessions(application.url());
    }

    @AfterAll
    void closeTheOffice() {
        if (sessions != null) {
            sessions.close();
        }
    }
}
