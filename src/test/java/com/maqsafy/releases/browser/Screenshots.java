package com.maqsafy.releases.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Path;

/** The pictures of the docs. They are taken anew only when asked for: {@code -Dscreenshots=true}. */
public final class Screenshots {

    private static final Path IMAGES = Path.of("src/docs/images");

    private static final int WINDOW_FRAME = 100;

    private Screenshots() {}

    /** A page as long as it is, where {@code content} scrolls inside of it. */
    static void takeWhole(Page page, Locator content, String name) {
        ViewportSize window = page.viewportSize();
        double height = content.boundingBox().height + WINDOW_FRAME;
        page.setViewportSize(window.width, (int) Math.max(window.height, height));
        take(page, name);
        page.setViewportSize(window.width, window.height);
    }

    public static void take(Page page, String name) {
        if (Boolean.getBoolean("screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        }
    }
}
