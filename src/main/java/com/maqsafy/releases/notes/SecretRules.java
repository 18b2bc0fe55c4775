package com.maqsafy.releases.notes;

import java.util.List;

/** The rules for secrets (RULE-04), the most telling first; the scanner and the redaction share them. */
record SecretRules(List<LeakRule> rules) {

    static SecretRules of(NotesSettings settings) {
        return new SecretRules(List.of(
                new PrivateKeyRule(),
                new ProviderTokenRule(),
                new UrlPasswordRule(),
                new ExtraPatternRule(settings.patterns()),
                new AssignmentRule(),
                new EntropyRule()));
    }
}
