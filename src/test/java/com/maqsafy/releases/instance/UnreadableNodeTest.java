package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.person.Persons;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.PlatformTransactionManager;

@DisplayName("A node that cannot read where it is does nothing, and says what to do")
class UnreadableNodeTest {

    @TempDir
    private Path directory;

    @Test
    void itsDirectoryCannotBeUnderstood() throws Exception {
        NodeDirectory node = of(directory);
        assertThat(node.file()).isEmpty();
        Path file = Files.writeString(node.path().resolve(NodeDirectory.FILE), "{\"instance\": ");

        assertThatThrownBy(node::file)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("REL-INS-019 " + file
                        + " cannot be understood. Delete it: the directory is then that of a new node.");
    }

    @Test
    void itsDirectoryCannotBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "a file, no directory");

        assertThatThrownBy(() -> of(file.resolve("node")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("REL-INS-018 releases.data-dir: " + file.resolve("node")
                        + " cannot be written. Check its rights and its free space.");
    }

    @Test
    @DisplayName("until it is known which instance this is nothing leaves the application")
    void itIsNotKnownYetWhichInstanceItIs() {
        Instance instance = new Instance(
                mock(InstanceStore.class),
                mock(NodeDirectory.class),
                mock(InstanceSettings.class),
                mock(DataSource.class),
                Persons.unknown(),
                mock(PlatformTransactionManager.class),
                Clock.systemUTC());

        assertThat(instance.on()).isTrue();
        assertThat(instance.reasons()).containsExactly("REL-INS-003 It is not known yet which instance this is.");
    }

    @Test
    void itsTurnIsNotTakenWithoutDatabase() throws Exception {
        DataSource away = mock(DataSource.class);
        when(away.getConnection()).thenThrow(new SQLException("connection refused"));
        SafeMode off = mock(SafeMode.class);

        assertThatThrownBy(() -> new OnOneNode(away, off).run("later-seals", () -> {
                    throw new AssertionError("done without the turn");
                }))
                .isInstanceOf(CannotGetJdbcConnectionException.class)
                .hasMessageStartingWith("REL-INS-021 The turn of 'later-seals' was not taken.");
    }

    private static NodeDirectory of(Path path) {
        InstanceSettings settings = mock(InstanceSettings.class);
        when(settings.dataDir()).thenReturn(path.toString());
        return new NodeDirectory(settings);
    }
}
