package com.maqsafy.releases.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application expects of its database is what the migrations make. */
class ExpectedShapeTest {

    private static final Path EXPECTED = Path.of("src/main/resources", DatabaseLook.EXPECTED);

    /** After a new migration: {@code mvn test -Dtest=ExpectedShapeTest -Dexpected-shape.write=true} writes the file. */
    @Test
    void theExpectedShapeIsWhatTheMigrationsMake() throws IOException {
        try (TestDatabase database = TestDatabase.create().migrateAll()) {
            SortedSet<String> lines = DatabaseShape.read(JdbcClient.create(database.dataSource()));
            if (Boolean.getBoolean("expected-shape.write")) {
                Files.writeString(EXPECTED, String.join("\n", lines) + "\n");
            }

            assertThat(Files.readAllLines(EXPECTED))
                    .as(
                            "%s is out of date: mvn test -Dtest=ExpectedShapeTest -Dexpected-shape.write=true writes it",
                            EXPECTED)
                    .containsExactlyElementsOf(lines);
        }
    }
}
