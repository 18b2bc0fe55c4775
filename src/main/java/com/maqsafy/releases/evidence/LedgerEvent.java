package com.maqsafy.releases.evidence;

import java.util.List;

/**
 * Something that happened, as a record of the ledger attests it: its components are the members of the payload. A Java
 * record in the root package of the module that owns it, with {@link Event} and each component with {@link Means}.
 *
 * <p>Members that are not there are null where a component is {@code @Nullable}; what must be there is never null.
 */
public interface LedgerEvent {

    /** The kind of its records: past tense, in camelCase. */
    default String kind() {
        return EventKinds.kind(getClass());
    }

    /** The policy items that every record of its kind serves. */
    default List<String> items() {
        return EventKinds.items(getClass());
    }

    /** A sentence without its subject, which is the actor. */
    Words words();
}
