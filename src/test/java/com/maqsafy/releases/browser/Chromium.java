package com.maqsafy.releases.browser;

import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * The machine's own chromium, without a window. Nothing is downloaded. Its headless shell comes first: the same pages without a
 * browser around them, for half of the time.
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-quic",
            "--no-first-run",
            "--disable-component-update",
            "--disable-sync");
    /** How long a page may take: long enough for a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        // Else assertions on a page give up after five seconds, whatever the patience of the window.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setHeadless(true)
                        .setTimeout(PATIENCE.toMillis())
                        .setArgs(ARGUMENTS));
    }

    /** Skips the test, loudly, where no chromium is installed; on CI ({@code CI=true}) it fails instead. */
    public static Chromium open() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String message =
                    "No chromium on the PATH: Tasklist and Cockpit are NOT tested. Install the package chromium-headless-shell.";
            if ("true".equals(System.getenv("CI"))) {
                Assertions.fail(message);
            }
            System.err.println(message);
            Assumptions.abort(message);
        }
        return new Chromium(executable.orElseThrow());
    }

    /** A window of its own, with its own session: one person. */
    public Page window() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1400, 900).setTimezoneId("Asia/Riyadh"));
        context.setDefaultTimeout(PATIENCE.toMillis());
        Page page = context.newPage();
        page.onCrash(crashed -> System.err.println("The page crashed: " + crashed.url()));
        page.onPageError(error -> System.err.println("An error on " + page.url() + ": " + error));
        return page;
    }

    /** Goes to an address and waits for its page; one that stays empty is loaded anew, as one does. */
    static void visit(Page page, String address, Locator sign) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(100))
                .atMost(PATIENCE)
                .until(() -> {
                    // Else going to the address where one is already does nothing.
                    page.navigate("about:blank");
                    page.navigate(address);
                    return shows(sign, 30_000);
                });
    }

    /** Whether something comes up in that time. */
    static boolean shows(Locator what, double milliseconds) {
        try {
            what.waitFor(new Locator.WaitForOptions().setTimeout(milliseconds));
            return true;
        } catch (TimeoutError absent) {
            return false;
        }
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(d -> Path.of(d, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
