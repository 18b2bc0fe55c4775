package com.maqsafy.releases.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of the tests in a JVM of its own, with the options of those that the build starts. */
public final class TestJvm {

    /** It lives too shortly for more than a quick compilation, and what it compiles fits into its memory for that. */
    public static final List<String> QUICK = List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:-BytecodeVerificationRemote",
            "-XX:ReservedCodeCacheSize=192m",
            "-XX:MetaspaceSize=256m");

    private TestJvm() {}

    /** The command that runs the class's {@code main} on the class path of this JVM. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(QUICK);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
