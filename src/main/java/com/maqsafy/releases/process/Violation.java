package com.maqsafy.releases.process;

/**
 * One reason for which a request or a submission is refused.
 *
 * @param item the policy item that is violated, e.g. {@code VER-03}
 * @param field the field at fault, by its name in the request
 * @param message what is wrong and how to mend it, one line
 */
public record Violation(String item, String field, String message) {}
