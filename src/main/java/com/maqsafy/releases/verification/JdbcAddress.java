package com.maqsafy.releases.verification;

import java.util.Map;

/**
 * JDBC addresses of the databases that can be asked: PostgreSQL, and MariaDB and MySQL through MariaDB's driver.
 *
 * <p>MariaDB's driver leaves {@code jdbc:mysql:} to another one unless the address says {@code permitMysqlScheme}; there is
 * no other one here, so it is said for whoever configures MySQL as its documentation has it.
 */
final class JdbcAddress {

    private static final String MYSQL = "jdbc:mysql:";
    private static final String PERMISSION = "permitMysqlScheme";

    private JdbcAddress() {}

    /** An address as the drivers here understand it. */
    static String of(String written) {
        if (!written.startsWith(MYSQL) || written.contains(PERMISSION)) {
            return written;
        }
        return written + (written.contains("?") ? "&" : "?") + PERMISSION;
    }

    /** The driver's properties for the time that it has: PostgreSQL takes seconds, MariaDB milliseconds. */
    static Map<String, String> timeouts(String address, long seconds) {
        if (address.startsWith("jdbc:postgresql:")) {
            String time = Long.toString(seconds);
            return Map.of("loginTimeout", time, "connectTimeout", time, "socketTimeout", time);
        }
        String time = Long.toString(seconds * 1000);
        return Map.of("connectTimeout", time, "socketTimeout", time);
    }
}
