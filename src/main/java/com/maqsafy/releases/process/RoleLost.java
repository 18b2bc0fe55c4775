package com.maqsafy.releases.process;

/**
 * Published in the transaction in which an account is taken out of a group.
 *
 * @param account id of the account
 * @param role id of the group
 * @param by user id of who takes it out, {@code system:engine-api} for nobody who is signed in
 */
public record RoleLost(String account, String role, String by) {}
