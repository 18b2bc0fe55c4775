package com.maqsafy.releases.notes;

import java.util.regex.Pattern;

/** What stands where a secret would stand and is none: references, masks, and words of prose and configuration. */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i:\\$\\{.*|\\$\\(.*|\\{\\{.*|\\{[a-z_.]*}?|<[^>]*>?|%[a-z_]+%|%s|\\[.*|\\*+|[*.\\u2026x_#-]{3,}"
                    + "|\\(.*|env\\(.*|config\\(.*|getenv\\(.*|process\\.env.*|os\\.environ.*|system\\.getenv.*|secrets?\\..*|vars\\..*|vault:.*"
                    + "|null|nil|none|true|false|yes|no|undefined|empty|redacted|hidden|masked|removed|changed|rotated|updated"
                    + "|optional|string|(?:required|nullable|sometimes|string|hashed|confirmed)(?:\\|.*)?)"
                    + "|\\$[A-Z_][A-Z0-9_]*");

    private Placeholders() {}

    static boolean isOne(String value) {
        return PLACEHOLDER.matcher(value).matches();
    }
}
