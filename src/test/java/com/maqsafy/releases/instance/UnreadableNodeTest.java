package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

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
