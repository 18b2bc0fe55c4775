package com.maqsafy.releases;

import com.maqsafy.releases.modelproof.ModelCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * {@code java -jar release-management.jar check-models FOLDER...}: judges the models in folders as their deployment would,
 * together with the models that came with the application for all files that are not there, and ends with 0 when nothing
 * stands against them. Needs no database, starts nothing and deploys nothing.
 */
final class ModelCheckCommand {

    private static final String WORD = "check-models";
    private static final Pattern MODEL = Pattern.compile("[^.].*\\.(bpmn|dmn|form)");

    private ModelCheckCommand() {}

    /** Whether the arguments ask for it. */
    static boolean isMeant(String... args) {
        return CommandWord.is(WORD, args);
    }

    /**
     * Does it.
     *
     * @param args those of {@code main}
     * @return the exit status
     */
    static int run(PrintStream out, PrintStream err, String... args) {
        List<String> folders =
                Arrays.stream(args).filter(arg -> !arg.startsWith("--")).skip(1).toList();
        Map<String, byte[]> given = new TreeMap<>();
        try {
            List<String> mistakes = new ArrayList<>();
            for (String folder : folders) {
                read(Path.of(folder), given, mistakes);
            }
            if (given.isEmpty() && mistakes.isEmpty()) {
                mistakes.add("REL-PRF-005 There are no models to check. Name a folder with .bpmn, .dmn or .form files: "
                        + WORD + " FOLDER");
            }
            mistakes.forEach(err::println);
            return mistakes.isEmpty() && told(ModelCheck.standalone().check(given, shipped()), out) ? 0 : 1;
        } catch (IOException e) {
            err.println(
                    "REL-PRF-006 The models cannot be read: " + e.getMessage() + ". Mend the folder and try again.");
            return 1;
        }
    }

    private static void read(Path folder, Map<String, byte[]> given, List<String> mistakes) throws IOException {
        if (!Files.isDirectory(folder)) {
            mistakes.add("REL-PRF-005 There is no folder " + folder + ". Name the one that holds your models.");
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = file.getFileName().toString();
                if (MODEL.matcher(name).matches() && given.put(name, Files.readAllBytes(file)) != null) {
                    mistakes.add("REL-PRF-007 Two files are named " + name
                            + ". The engine knows files by their names: rename one.");
                }
            }
        }
    }

    private static Map<String, byte[]> shipped() throws IOException {
        Map<String, byte[]> shipped = new TreeMap<>();
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("bpmn", "forms")) {
            for (Resource resource : resolver.getResources("classpath*:" + folder + "/*.*")) {
                String name = String.valueOf(resource.getFilename());
                if (MODEL.matcher(name).matches()) {
                    shipped.put(name, resource.getContentAsByteArray());
                }
            }
        }
        return shipped;
    }

    private static boolean told(ModelCheck.Answer answer, PrintStream out) {
        answer.changes().forEach(change -> {
            out.printf("%-8s %s%n", change.change(), change.file());
            change.elements().forEach(element -> out.println("         " + element));
        });
        answer.objections().forEach(objection -> out.println("refused  " + objection));
        out.println(answer.summary());
        return answer.ok();
    }
}
