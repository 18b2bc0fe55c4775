package com.maqsafy.releases.approval;

import org.jspecify.annotations.Nullable;

/**
 * A role of a person at the moment of an act.
 *
 * @param role group id
 * @param since RFC 3339 time, or {@link #BEFORE_RECORDS}
 * @param givenBy user id; absent when that was before records began
 * @param recent whether it was given only lately ({@code releases.duties.recent-role})
 */
@com.fasterxml.jackson.annotation.JsonInclude(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL)
public record HeldRole(String role, String since, @Nullable String givenBy, boolean recent) {

    /** Said instead of a time where no record tells when the role was given. */
    public static final String BEFORE_RECORDS = "before records began";
}
