package com.maqsafy.releases.instance;

/**
 * Where this process runs.
 *
 * @param database where its database really is
 * @param address host, port and name under which it reaches the database
 * @param host name of the host, for people
 * @param machine identity of the machine; empty where there is none
 */
record Surroundings(DatabaseFingerprint database, String address, String host, String machine) {}
