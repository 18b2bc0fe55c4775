package com.maqsafy.releases.notes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Secrets that are known by value: {@code releases.redaction.literals}.
 *
 * @param literals secrets to remove from captured output; give them by environment, not in a file
 */
@ConfigurationProperties("releases.redaction")
public record RedactionSettings(@Nullable List<String> literals) {

    public RedactionSettings {
        literals = literals == null ? List.of() : List.copyOf(literals);
    }

    @Override
    public String toString() {
        return "RedactionSettings[" + (literals == null ? 0 : literals.size()) + " literals]";
    }
}
