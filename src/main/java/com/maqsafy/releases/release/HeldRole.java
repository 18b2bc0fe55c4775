package com.maqsafy.releases.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.maqsafy.releases.evidence.Means;
import org.jspecify.annotations.Nullable;

/** A role of a person at the moment of an act. */
@JsonInclude(Include.NON_NULL)
public record HeldRole(
        @Means("group id") String role,
        @Means("a time, or `before records began`") String since,

        @Means("user id; absent when that was before records began") @Nullable
        String givenBy,

        @Means("whether it was given only lately (`releases.duties.recent-role`)")
        boolean recent) {

    /** Said instead of a time where no record tells when the role was given. */
    public static final String BEFORE_RECORDS = "before records began";
}
