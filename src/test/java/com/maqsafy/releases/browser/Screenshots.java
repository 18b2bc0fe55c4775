package com.maqsafy.releases.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The pictures of the docs. They are taken anew only when asked for: {@code -Dscreenshots=true}. */
public final class Screenshots {

    private static final Path IMAGES = Path.of("src/docs/images");

    private Screenshots() {}

    public static void take(Page page, String name) {
        if (Boolean.getBoolean("screenshots")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
        }
    }
}
