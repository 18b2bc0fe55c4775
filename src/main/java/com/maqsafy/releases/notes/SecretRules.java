package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;

/** The rules for secrets (RULE-04), the most telling first. */
record SecretRules(List<LeakRule> rules) {

    static SecretRules of(NotesSettings settings) {
        var plain = new ArrayList<LeakRule>(List.of(
                new PrivateKeyRule(),
                new ProviderTokenRule(),
                new UrlPasswordRule(),
                new ExtraPatternRule(settings.patterns()),
                new CredentialRule(),
                new SecretArgumentRule(),
                new SecretCommandRule(),
                new AssignmentRule(),
                new SecretLinesRule(),
                new RandomStringRule(),
                new SpokenSecretRule()));
        plain.add(new EncodedSecretRule(List.copyOf(plain)));
        return new SecretRules(List.copyOf(plain));
    }
}
