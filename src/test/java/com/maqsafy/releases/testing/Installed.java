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
        if (found.isEmpty()) {
            System.err.println(
                    "SKIPPED: " + name + " is not installed, so the checks that need it are NOT tested here.");
        }
        Assumptions.assumeTrue(found.isPresent(), name + " is not installed");
        return found.get().toString();
    }
}
