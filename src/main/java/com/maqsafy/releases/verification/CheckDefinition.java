package com.maqsafy.releases.verification;

/**
 * A configured check.
 *
 * @param id unique in its service
 * @param item the policy item that it serves, {@code POST-01} to {@code POST-14}; {@code SEC-08} for security releases,
 *     {@code TYPE-06} for infrastructure releases
 * @param kind what sort of question it asks
 * @param critical whether its failure cannot be accepted
 * @param title one line for people
 */
public record CheckDefinition(String id, String item, CheckKind kind, boolean critical, String title) {

    CheckDefinition asCritical() {
        return new CheckDefinition(id, item, kind, true, title);
    }
}
