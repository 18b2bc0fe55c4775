package com.maqsafy.releases.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What canteen-api runs on. An installation stays what it was made as. */
enum TargetKind {
    LARAVEL,
    IMITATION;

    private static final Logger LOG = LoggerFactory.getLogger(TargetKind.class);

    /** For people. */
    String said() {
        return this == LARAVEL ? "a real Laravel" : "an imitation of Laravel (php-laravel-framework is not installed)";
    }

    /**
     * Chooses for an installation, and remembers it there.
     *
     * @param wanted {@code auto}, {@code true} or {@code false}
     */
    static TargetKind choose(Path root, String wanted) throws IOException {
        Path made = root.resolve("storage/framework/target-kind");
        if (Files.exists(made)) {
            return valueOf(Files.readString(made).strip());
        }
        boolean older = Files.exists(root.resolve("storage/framework/installed"));
        TargetKind kind = older ? IMITATION : wanted(wanted);
        Files.createDirectories(made.getParent());
        Files.writeString(made, kind.name());
        return kind;
    }

    private static TargetKind wanted(String wanted) {
        Optional<String> missing = wanted.equals("false") ? Optional.empty() : LaravelTarget.missing("pgsql");
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "false" -> IMITATION;
            case "true" -> {
                if (missing.isPresent()) {
                    throw new DemoException(
                            "REL-DEM-013 releases.demo.laravel is true, but Laravel cannot run here (" + missing.get()
                                    + "). Install php-cli, php-pgsql and php-laravel-framework, or set it to auto.");
                }
                yield LARAVEL;
            }
            case "auto" -> {
                missing.ifPresent(what -> LOG.warn(
                        "canteen-api runs on an imitation of Laravel, because Laravel cannot run here ({}). For the real one install php-cli, php-pgsql and php-laravel-framework, and delete the data directory.",
                        what));
                yield missing.isPresent() ? IMITATION : LARAVEL;
            }
            default ->
                throw new DemoException(
                        "REL-DEM-013 releases.demo.laravel is '" + wanted + "'. Write auto, true or false.");
        };
    }
}
