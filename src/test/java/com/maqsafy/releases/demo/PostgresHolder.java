package com.maqsafy.releases.demo;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;

/** A program that starts the demonstration's PostgreSQL, commits a row, says so, and waits to be killed. */
final class PostgresHolder {

    private PostgresHolder() {}

    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        DataDirectoryLock.acquire(data);
        DemoCredentials credentials = DemoCredentials.of(data);
        DemoPostgres postgres = DemoPostgres.start(data, 0, credentials);
        try (Connection connection =
                        DriverManager.getConnection(postgres.url("releases"), "releases_owner", credentials.owner());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (id integer)");
            statement.execute("INSERT INTO kept VALUES (42)");
            System.out.println("committed");
            new CountDownLatch(1).await();
        }
    }
}
