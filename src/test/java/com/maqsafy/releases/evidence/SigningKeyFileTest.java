package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyFileTest {

    @TempDir
    private Path directory;

    @Test
    void saysWhereNoKeyCanBeWritten() throws Exception {
        Path file = Files.writeString(directory.resolve("data"), "a file, no directory");
        Path below = file.resolve("evidence");

        assertThatThrownBy(() -> SigningKey.readOrGenerate(below))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("REL-EVI-032 No signing key can be written to " + below.resolve("signing-key.pem"));
    }
}
