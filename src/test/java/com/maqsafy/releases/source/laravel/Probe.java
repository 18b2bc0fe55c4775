package com.maqsafy.releases.source.laravel;

import com.maqsafy.releases.source.Grade;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a migration on a real database and looks at what became of data, of the running version's statements and of others. */
interface Probe extends AutoCloseable {

    /**
     * What was seen.
     *
     * @param error why it stopped
     * @param lost whether a value that was there is gone
     * @param broken statements of the running version that fail now
     * @param locked whether others had to wait for work on the rows
     * @param stops whether it stops where values repeat that may repeat before
     */
    record Facts(Optional<String> error, boolean lost, List<String> broken, boolean locked, boolean stops) {

        Facts(Optional<String> error, boolean lost, List<String> broken, boolean locked) {
            this(error, lost, broken, locked, false);
        }

        Grade grade() {
            if (lost) {
                return Grade.LOSES;
            }
            if (error.isPresent() || !broken.isEmpty()) {
                return Grade.BREAKS;
            }
            return locked || stops ? Grade.LOCKS : Grade.HARMLESS;
        }
    }

    Facts run(String sql) throws Exception;

    /** A database with the tables and rows of before, for somebody else to migrate. */
    interface Migrating {
        /** @return why it failed, empty when it did not */
        String on(int port, String database, String user, String password) throws Exception;
    }

    /** The same when somebody else migrates; waiting is not seen then. */
    Facts after(Migrating migrating) throws Exception;

    @Override
    void close() throws Exception;

    /** The values of a column, each as often as it is there; numbers without trailing zeros. */
    static Map<String, Integer> values(Connection connection, String query) throws SQLException {
        Map<String, Integer> values = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                String value = rows.getString(1);
                if (value != null) {
                    values.merge(
                            value.matches("-?\\d+\\.\\d+") ? value.replaceAll("\\.?0+$", "") : value.strip(),
                            1,
                            Integer::sum);
                }
            }
        }
        return values;
    }

    /** Whether a column of before has its values in none of the columns of now. */
    static boolean lost(List<Map<String, Integer>> before, List<Map<String, Integer>> now) {
        List<Map<String, Integer>> left = new ArrayList<>(now);
        for (Map<String, Integer> column : before) {
            Optional<Map<String, Integer>> kept = left.stream()
                    .filter(c ->
                            column.entrySet().stream().allMatch(v -> c.getOrDefault(v.getKey(), 0) >= v.getValue()))
                    .findFirst();
            if (kept.isEmpty()) {
                return true;
            }
            if (!column.isEmpty()) {
                left.remove(kept.get());
            }
        }
        return false;
    }
}
