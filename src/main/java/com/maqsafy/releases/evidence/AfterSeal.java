package com.maqsafy.releases.evidence;

import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What may still be recorded about a release that is sealed: what happens after it. The trigger of V280 has the same list. */
final class AfterSeal {

    /** The kinds, e.g. {@code hotfixReviewed} (HOT-06): those whose event says so. */
    static final Set<String> KINDS = EventKinds.known().classes().stream()
            .filter(type ->
                    Objects.requireNonNull(type.getAnnotation(Event.class)).afterSeal())
            .map(EventKinds::kind)
            .collect(Collectors.toUnmodifiableSet());

    private AfterSeal() {}

    static String kinds() {
        return String.join(", ", new TreeSet<>(KINDS));
    }
}
