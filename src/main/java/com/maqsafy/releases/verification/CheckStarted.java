package com.maqsafy.releases.verification;

/**
 * Published when a check is about to be asked. It is no evidence: the ledger holds its result ({@code checkRun}).
 *
 * @param release key of the release
 * @param purpose {@code deployment} or {@code rollback}
 * @param attempt deployment attempt, from 1
 * @param round round of verification, from 1
 * @param check id of the check
 */
public record CheckStarted(String release, String purpose, int attempt, int round, String check) {}
