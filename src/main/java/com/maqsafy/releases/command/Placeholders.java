package com.maqsafy.releases.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values that may be put into a configured command, each validated for what it is.
 *
 * <p>Immutable; every method that adds a value returns a new object and throws {@link CommandException}
 * ({@code REL-CMD-003}) when the value is not of its kind or starts with {@code -}, which a program would take for an
 * option.
 */
public final class Placeholders {

    private static final Set<String> NAMES =
            new TreeSet<>(Set.of("version", "previousVersion", "tag", "previousTag", "commit", "backup", "release"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    private static final String SEMVER =
            "(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?";
    private static final Pattern VERSION = Pattern.compile(SEMVER);
    private static final Pattern RELEASE = Pattern.compile("[a-z0-9][a-z0-9-]*-" + SEMVER);
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    // Narrower than git-check-ref-format: nothing that git or a program could read as syntax.
    private static final Pattern REF =
            Pattern.compile("(?!.*(\\.\\.|//|/\\.|\\.lock(/|$)|[./]$))[A-Za-z0-9][A-Za-z0-9._/+@-]*");
    private static final Pattern PATH = Pattern.compile("[^\\p{Cntrl}]+");
    private static final int LONGEST = 1024;

    private final Map<String, String> values;

    private Placeholders(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** No value at all. */
    public static Placeholders none() {
        return new Placeholders(Map.of());
    }

    /** {@code {version}}: the version of the release, Semantic Versioning 2.0.0. */
    public Placeholders version(String version) {
        return with("version", version, VERSION, "a version MAJOR.MINOR.PATCH");
    }

    /** {@code {previousVersion}}: the last stable version (RB-01). */
    public Placeholders previousVersion(String version) {
        return with("previousVersion", version, VERSION, "a version MAJOR.MINOR.PATCH");
    }

    /** {@code {tag}}: the Git tag of the release. */
    public Placeholders tag(String tag) {
        return with("tag", tag, REF, "a plain Git tag name");
    }

    /** {@code {previousTag}}: the Git tag of the last stable version. */
    public Placeholders previousTag(String tag) {
        return with("previousTag", tag, REF, "a plain Git tag name");
    }

    /** {@code {commit}}: full lower-case SHA-1 id. */
    public Placeholders commit(String commit) {
        return with("commit", commit, COMMIT, "40 lower-case hexadecimal digits");
    }

    /** {@code {release}}: key of the release, service and version. */
    public Placeholders release(String key) {
        return with("release", key, RELEASE, "a release key such as canteen-api-1.5.0");
    }

    /**
     * {@code {backup}}: a file below a directory; replaced by its absolute path.
     *
     * @param file the backup file, which need not exist yet; symbolic links may not lead out of the directory
     * @param directory the configured directory of backups
     */
    public Placeholders backup(Path file, Path directory) {
        String what = "a file below " + directory;
        if (file.toString().startsWith("-")) {
            throw refused("backup", what);
        }
        Path path = directory.toAbsolutePath().normalize().resolve(file).normalize();
        if (!isBelow(path, directory.toAbsolutePath().normalize()) || !isBelow(real(path), real(directory))) {
            throw refused("backup", what);
        }
        return with("backup", path.toString(), PATH, what);
    }

    /**
     * Replaces the placeholders in the elements of a command. A value never makes two elements of one.
     *
     * @param argv program and arguments as configured
     * @param setting full name of the setting that holds them, for the message
     * @throws CommandException when a placeholder is unknown or has no value here
     */
    public List<String> resolve(List<String> argv, String setting) {
        requireKnown(argv, setting);
        return argv.stream().map(element -> resolve(element, setting)).toList();
    }

    /**
     * Checks at start what {@link #resolve} would refuse whatever the values.
     *
     * @throws CommandException when a placeholder is unknown
     */
    public static void requireKnown(List<String> argv, String setting) {
        requireKnown(argv, setting, NAMES);
    }

    /**
     * Checks at start that only placeholders are used that will have a value where the command is run.
     *
     * @param available names of these placeholders, without braces
     * @throws CommandException when another placeholder is used
     */
    public static void requireKnown(List<String> argv, String setting, Set<String> available) {
        for (String element : argv) {
            Matcher matcher = PLACEHOLDER.matcher(element);
            while (matcher.find()) {
                if (!available.contains(matcher.group(1))) {
                    throw new CommandException("REL-CMD-001 " + setting + " uses the unknown placeholder "
                            + matcher.group() + "; use one of "
                            + available.stream()
                                    .sorted()
                                    .map(name -> "{" + name + "}")
                                    .collect(Collectors.joining(" ")) + ".");
                }
            }
        }
    }

    private String resolve(String element, String setting) {
        return PLACEHOLDER.matcher(element).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new CommandException("REL-CMD-002 " + setting + " uses " + match.group()
                        + ", which has no value in this place; remove it from the setting.");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private Placeholders with(String name, String value, Pattern form, String what) {
        if (value.startsWith("-")
                || value.length() > LONGEST
                || !form.matcher(value).matches()) {
            throw refused(name, what);
        }
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new Placeholders(more);
    }

    // The value is not repeated: it is what somebody tried to smuggle in.
    private static CommandException refused(String name, String what) {
        return new CommandException("REL-CMD-003 The value for {" + name + "} must be " + what
                + " and may not start with '-'; it was not put into a command.");
    }

    private static boolean isBelow(Path path, Path directory) {
        return path.startsWith(directory) && !path.equals(directory);
    }

    /** The path with symbolic links followed as far as it exists. */
    private static Path real(Path path) {
        Path existing = path.toAbsolutePath().normalize();
        Path absolute = existing;
        while (!Files.exists(existing) && existing.getParent() != null) {
            existing = existing.getParent();
        }
        try {
            return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Placeholders" + new TreeMap<>(values);
    }
}
