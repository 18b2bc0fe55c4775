package com.maqsafy.releases.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Programs that some tests need. */
public final class Installed {

    private Installed() {}

    /** Where a program is; without it the test is skipped, and that is said loudly. */
    public static String program(String name) {
        Optional<Path> found = Stream.concat(
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator)),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
        require(found.isPresent(), name + " is not installed, so the checks that need it are NOT tested here.");
        return found.orElseThrow().toString();
    }

    /** Skips the test where something is not there, and says so loudly. */
    public static void require(boolean there, String otherwise) {
        if (!there) {
            System.err.println("SKIPPED: " + otherwise);
        }
        Assumptions.assumeTrue(there, otherwise);
    }
}
