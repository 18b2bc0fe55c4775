package com.maqsafy.releases.verification;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;

/** A database answers {@code select 1} (POST-07), over a connection of its own that is closed at once. */
final class JdbcCheck implements Check {

    private static final String CONNECTION_EXCEPTION = "08";

    private final String url;
    private final String username;
    private final String password;

    JdbcCheck(CheckSettings settings) {
        VerificationSettings.Jdbc keys = settings.keys(VerificationSettings.Jdbc.class);
        url = settings.jdbcUrl("url", keys.url());
        username = settings.required("username", keys.username());
        password = settings.required("password", keys.password());
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        try (Connection connection = DriverManager.getConnection(url, properties(question.deadline()));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select 1")) {
            return result.next() && result.getInt(1) == 1
                    ? Verdict.passed(connection.getMetaData().getDatabaseProductName() + " answered select 1")
                    : Verdict.failed("the database answered select 1 with something else");
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(CONNECTION_EXCEPTION)) {
                throw e;
            }
            return Verdict.failed("the database refused (SQLSTATE " + state + "): " + e.getMessage());
        }
    }

    @Override
    public Set<String> secrets() {
        return Set.of(password);
    }

    private Properties properties(Deadline deadline) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        // Not exact: the runner's own limit is.
        long seconds = deadline.remaining().toSeconds() + 1;
        JdbcAddress.timeouts(url, seconds).forEach(properties::setProperty);
        return properties;
    }
}
