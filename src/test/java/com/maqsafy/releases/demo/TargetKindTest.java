package com.maqsafy.releases.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Laravel the demonstration has. */
class TargetKindTest {

    @TempDir
    private Path root;

    @Test
    void staysWhatItWasMadeAs() throws IOException {
        assertThat(TargetKind.choose(root, "false")).isEqualTo(TargetKind.IMITATION);
        assertThat(TargetKind.choose(root, "true")).isEqualTo(TargetKind.IMITATION);
    }

    @Test
    void refusesAnotherWord() {
        assertThatThrownBy(() -> TargetKind.choose(root, "maybe"))
                .isInstanceOf(DemoException.class)
                .hasMessage("REL-DEM-013 releases.demo.laravel is 'maybe'. Write auto, true or false.");
    }
}
