package com.maqsafy.releases.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A class in a JVM of its own, on the class path of the tests. */
public final class TestJvm {

    /** The build starts its JVMs with a jar that names all of this. An empty entry would be the working directory. */
    public static final String CLASS_PATH = Stream.of(
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                            .split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.joining(File.pathSeparator));

    /** With what the build starts the JVMs of tests, which live too shortly for more than a quick compilation. */
    public static final List<String> QUICK = Stream.of(
                    System.getProperty("test.jvm", "").split(" "))
            .filter(option -> !option.isEmpty())
            .toList();

    private TestJvm() {}

    /** A command that runs the class's {@code main}. */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> command = command(QUICK, CLASS_PATH, main);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** The same with options and a class path of its own, to which arguments may be added. */
    public static List<String> command(List<String> options, String classPath, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        return command;
    }
}
