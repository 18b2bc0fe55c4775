package com.maqsafy.releases.instance;

import java.time.Instant;

/**
 * Where this process runs.
 *
 * @param database where its database really is
 * @param address host, port and name under which it reaches the database
 * @param started when the process of the database server began, which no copy has in common with it; to the microsecond
 * @param host name of the host, for people
 * @param machine identity of the machine; empty where there is none
 */
record Surroundings(DatabaseFingerprint database, String address, Instant started, String host, String machine) {}
