package com.maqsafy.releases.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of the docs. They are taken anew only when asked for: {@code -Dscreenshots=true}. */
public final class Screenshots {

    private static final Path IMAGES = Path.of("src/docs/images");

    private Screenshots() {}

    static boolean wanted() {
        return Boolean.getBoolean("screenshots");
    }

    public static void take(Page page, String name) {
        if (wanted()) {
            // What slides into its place has arrived there.
            page.evaluate("() => Promise.allSettled(document.getAnimations()"
                    + ".filter(one => one instanceof CSSTransition).map(one => one.finished))");
            page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        }
    }

    /** In a window of another width, which has its own again afterwards. */
    static void take(Page page, String name, int width) {
        if (wanted()) {
            page.setViewportSize(width, 900);
            take(page, name);
            page.setViewportSize(1400, 900);
        }
    }
}
