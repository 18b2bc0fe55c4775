package com.maqsafy.releases.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;

/** The login of Tasklist and Cockpit. */
public final class LoginForm {

    private static final String PASSWORD = "demo";

    private LoginForm() {}

    /**
     * Opens a web app and logs a person of the demonstration in. The page puts the cursor into the first field once it has started; what is
     * typed just then lands there, and then one types again.
     */
    public static void submit(Page page, String address, String user) {
        Locator name = page.locator("input[type=text]");
        Locator password = page.locator("input[type=password]");
        Chromium.visit(page, address, password);
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(Chromium.PATIENCE)
                .until(() -> {
                    name.fill(user);
                    password.fill(PASSWORD);
                    return name.inputValue().equals(user)
                            && password.inputValue().equals(PASSWORD);
                });
        page.locator("button[type=submit]").click();
    }
}
