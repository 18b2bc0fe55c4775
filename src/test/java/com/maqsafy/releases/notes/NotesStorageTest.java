package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@DisplayName("Where notes are kept (OPEN-07), unchanged (RULE-06)")
class NotesStorageTest {

    @TempDir
    Path directory;

    @Test
    void writesOneFileAVersionAndNothingElse() throws IOException {
        Path file = storage().store("canteen-api", "1.5.0", "# ملاحظات\n");
        assertThat(file).isEqualTo(directory.resolve("notes/1.5.0.md")).hasContent("# ملاحظات");
        try (var files = Files.list(directory.resolve("notes"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void storingTheSameAgainIsHarmless() {
        assertThat(storage().store("canteen-api", "1.5.0", "a"))
                .isEqualTo(storage().store("canteen-api", "1.5.0", "a"));
    }

    @Test
    void neverOverwritesOtherNotes() {
        storage().store("canteen-api", "1.5.0", "a");
        assertThatThrownBy(() -> storage().store("canteen-api", "1.5.0", "b"))
                .isInstanceOfSatisfying(
                        NotesStorageException.class, e -> assertThat(e.code()).isEqualTo("REL-NOT-012"))
                .hasMessageContaining("release a new version");
        assertThat(directory.resolve("notes/1.5.0.md")).hasContent("a");
    }

    @Test
    @DisplayName("LOG-06: notes of a version that production did not keep are told apart, and their text stays")
    void tellsNotesOfARolledBackVersionApart() throws IOException {
        storage().rolledBack("canteen-api", "1.5.0");
        storage().rolledBack("no-such-api", "1.5.0");
        storage().store("canteen-api", "1.5.0", "a");
        storage().store("canteen-api", "1.4.1", "b");

        storage().rolledBack("canteen-api", "1.5.0");
        storage().rolledBack("canteen-api", "1.5.0");

        assertThat(directory.resolve("notes/1.5.0-rolled-back.md")).hasContent("a");
        assertThat(directory.resolve("notes/1.5.0.md")).doesNotExist();
        assertThat(directory.resolve("notes/1.4.1.md")).hasContent("b");

        storage().store("canteen-api", "1.6.0", "c");
        Files.createDirectories(directory.resolve("notes/1.6.0-rolled-back.md/full"));
        assertThatThrownBy(() -> storage().rolledBack("canteen-api", "1.6.0"))
                .isInstanceOfSatisfying(
                        NotesStorageException.class, e -> assertThat(e.code()).isEqualTo("REL-NOT-481"))
                .hasMessageContaining("by hand");
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        var storage = storage();
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 32; i++) {
                String content = "content " + i;
                tasks.add(() -> {
                    try {
                        storage.store("canteen-api", "1.5.0", content);
                        return true;
                    } catch (NotesStorageException e) {
                        return false;
                    }
                });
            }
            int winners = 0;
            for (Future<Boolean> result : pool.invokeAll(tasks)) {
                winners += result.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void refusesAVersionThatLeavesTheDirectory() {
        assertThatThrownBy(() -> storage().store("canteen-api", "../1.5.0", "a"))
                .hasMessageStartingWith("REL-NOT-011");
    }

    @Test
    void saysWhichSettingIsMissing() {
        assertThat(storage().location("wallet")).isEmpty();
        assertThat(storage().location("canteen-api")).contains(directory.resolve("notes"));
        assertThatThrownBy(() -> storage().store("wallet", "1.5.0", "a"))
                .hasMessage(
                        "REL-NOT-010 Notes of wallet have no storage; set releases.services.wallet.notes.storage to a"
                                + " directory.");
    }

    @Test
    void saysWhenTheStorageCannotBeWritten() throws IOException {
        Files.writeString(directory.resolve("notes"), "a file where the directory should be");
        assertThatThrownBy(() -> storage().store("canteen-api", "1.5.0", "a")).hasMessageStartingWith("REL-NOT-013");
    }

    private NotesStorage storage() {
        var source = new MapConfigurationPropertySource(Map.of(
                "releases.services.canteen-api.notes.storage",
                        directory.resolve("notes").toString(),
                "releases.services.canteen-api.source.path", "elsewhere",
                "releases.services.wallet.source.path", "elsewhere"));
        return new NotesStorage(new Binder(List.of(source))
                .bind("releases", NotesStorageSettings.class)
                .get());
    }
}
