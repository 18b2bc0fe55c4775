package com.maqsafy.releases.demo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.ClassUtils;

/**
 * How to start a class of this application in a JVM of its own, from an exploded class path and from the executable jar.
 */
final class ChildJvm {

    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private final String classPath;
    private final boolean executableJar;

    private ChildJvm(String classPath, boolean executableJar) {
        this.classPath = classPath;
        this.executableJar = executableJar;
    }

    static ChildJvm likeThisOne() {
        String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        // Only the executable jar has Spring Boot's launcher in it.
        return new ChildJvm(classPath, ClassUtils.isPresent(LAUNCHER, ChildJvm.class.getClassLoader()));
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Writes an argument file: {@code java @<file> <arguments>} then runs the class. */
    void writeArguments(Path file, Class<?> main) throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        lines.add("-cp");
        lines.add(quoted(classPath));
        if (executableJar) {
            lines.add("-Dloader.main=" + main.getName());
            lines.add(LAUNCHER);
        } else {
            lines.add(main.getName());
        }
        Files.write(file, lines);
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
