package com.maqsafy.releases.process;

/**
 * Published in the transaction in which an account is deleted.
 *
 * @param id id of the account
 * @param by user id of who deletes it, {@code system:engine-api} for nobody who is signed in
 */
public record AccountDeleted(String id, String by) {}
