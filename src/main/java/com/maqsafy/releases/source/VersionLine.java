package com.maqsafy.releases.source;

import java.util.regex.Pattern;

/**
 * The line of versions that a service releases: all of them, those of one MAJOR, or those of one MAJOR.MINOR. A line that
 * is maintained beside a newer one is a service of its own, because it has a production of its own (VER-01, RB-01).
 *
 * @param text {@code 1} or {@code 1.4}, blank = every version
 */
record VersionLine(String text) {

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*))?");

    VersionLine {
        text = text.strip();
        if (!text.isEmpty() && !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no line of versions: write MAJOR or MAJOR.MINOR in" + " quotes, e.g. \"1.4\"");
        }
    }

    boolean contains(SemanticVersion version) {
        return text.isEmpty() || (version.major() + "." + version.minor() + ".").startsWith(text + ".");
    }
}
