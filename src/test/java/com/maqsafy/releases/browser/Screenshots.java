package com.maqsafy.releases.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of the README. They are taken anew only when asked for: {@code -Dscreenshots=true}. */
final class Screenshots {

    private static final Path IMAGES = Path.of("src/docs/images");

    private Screenshots() {}

    static void take(Page page, String name) {
        if (Boolean.getBoolean("screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        }
    }
}
