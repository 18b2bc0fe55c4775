package com.maqsafy.releases.process;

/**
 * Published when an account was made by signing in for the first time.
 *
 * @param id id of the account
 */
public record AccountAppeared(String id) {}
