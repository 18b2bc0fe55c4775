package com.maqsafy.releases.process;

import java.time.Instant;

/**
 * The right of somebody to do a role's tasks in another person's place.
 *
 * @param principal account of the person in whose place it is done; holds the role
 * @param substitute account of who does it
 * @param role group id
 * @param namedBy account of who named the substitute
 * @param namedAt when that was
 * @param until when the right ends
 */
public record Substitution(
        String principal, String substitute, String role, String namedBy, Instant namedAt, Instant until) {}
