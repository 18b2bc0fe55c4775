package com.maqsafy.releases.notes;

import java.util.List;
import java.util.stream.Stream;

/** Rules that do what tests need. */
final class TestRules {

    /** All rules that the scanner has without own patterns of the settings. */
    static final List<LeakRule> ALL = Stream.concat(
                    SecretRules.of(NotesSettings.defaults()).rules().stream(),
                    Stream.of(
                            new EmailRule(List.of()),
                            new IbanRule(),
                            new CardNumberRule(),
                            new PhoneRule(List.of("SA", "AE", "KW", "BH", "QA", "OM")),
                            new NationalIdRule(),
                            new LabelledDataRule(),
                            new PostalAddressRule()))
            .toList();

    private TestRules() {}

    /** A rule that never comes to an end. */
    static LeakRule givingUp(String name, String reason) {
        return new LeakRule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public String item() {
                return "RULE-04";
            }

            @Override
            public List<Finding> find(FoldedText text) {
                throw new CannotTellException(reason);
            }
        };
    }
}
