package com.maqsafy.releases.verification;

import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.Placeholders;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * The settings of one check, read by the check of its kind.
 *
 * <p>Every kind has keys of its own, so each is read by name; a key that nobody read is a mistake and not ignored: a
 * misspelt {@code contains} would make a check weaker than intended. Problems are collected, each with the full name of
 * its property, and a stand-in value is returned so that all of them can be told at once.
 */
final class CheckSettings {

    private static final URI STAND_IN = URI.create("http://stand-in.invalid/");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("(?i).*([?&;]password=|//[^/?]*@).*");
    private static final Pattern BRACES = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");

    private final Binder binder;
    private final String prefix;
    private final List<String> problems;
    private final Set<String> read = new TreeSet<>();

    CheckSettings(Binder binder, String prefix, List<String> problems) {
        this.binder = binder;
        this.prefix = prefix;
        this.problems = problems;
    }

    /** Full name of a property. */
    String name(String key) {
        return prefix + "." + key;
    }

    void problem(String key, String what) {
        problems.add(name(key) + " " + what);
    }

    <T> @Nullable T optional(String key, Class<T> type) {
        return bind(key, Bindable.of(type));
    }

    <T> T optional(String key, Class<T> type, T otherwise) {
        T value = optional(key, type);
        return value == null ? otherwise : value;
    }

    String required(String key) {
        String value = optional(key, String.class, "");
        if (value.isBlank()) {
            problem(key, "is missing");
        }
        return value;
    }

    /** An absolute HTTP address without a user in it. */
    URI url(String key) {
        String text = required(key);
        return text.isBlank() ? STAND_IN : parse(key, text);
    }

    /** An address in which a placeholder stands. */
    String urlWith(String key, String placeholder) {
        String text = required(key);
        if (!text.isBlank()) {
            if (text.contains(placeholder)) {
                parse(key, text.replace(placeholder, "x"));
            } else {
                problem(key, "must contain " + placeholder);
            }
        }
        return text;
    }

    private URI parse(String key, String text) {
        try {
            URI url = new URI(text);
            if (!Set.of("http", "https").contains(String.valueOf(url.getScheme())) || url.getHost() == null) {
                problem(key, "must be an address that begins with http:// or https://");
            } else if (url.getUserInfo() != null) {
                problem(key, "must not contain a user or password; use a check of kind login or protected");
            } else {
                return url;
            }
        } catch (URISyntaxException e) {
            problem(key, "must be an address that begins with http:// or https://");
        }
        return STAND_IN;
    }

    /** A JDBC address that one of the drivers here knows, without a password in it. Nothing is contacted. */
    String jdbcUrl(String key) {
        String url = required(key);
        if (CREDENTIALS_IN_URL.matcher(url).matches()) {
            problem(key, "must not contain a user or password; use the settings username and password");
        } else if (!url.isBlank()) {
            try {
                DriverManager.getDriver(url);
            } catch (SQLException e) {
                problem(
                        key,
                        "must be a JDBC address for which a driver is installed, such as jdbc:postgresql://host/db");
            }
        }
        return url;
    }

    int port(String key, int otherwise) {
        int port = optional(key, Integer.class, otherwise);
        if (port < 1 || port > 65535) {
            problem(key, "must be a port from 1 to 65535");
        }
        return port;
    }

    Path path(String key) {
        try {
            return Path.of(required(key));
        } catch (InvalidPathException e) {
            problem(key, "is not a path of this system");
            return Path.of(".");
        }
    }

    Pattern pattern(String key) {
        try {
            return Pattern.compile(required(key));
        } catch (PatternSyntaxException e) {
            problem(key, "is not a regular expression: " + e.getDescription());
            return Pattern.compile("");
        }
    }

    /** Program and arguments, in which {@code {version}} may stand. */
    List<String> command(String key) {
        List<String> argv = bind(key, Bindable.listOf(String.class));
        if (argv == null || argv.isEmpty() || argv.get(0).isBlank()) {
            problem(key, "is missing; give program and arguments as a list");
            return List.of("true");
        }
        try {
            Placeholders.requireKnown(argv, name(key), Set.of("version"));
        } catch (CommandException e) {
            problems.add(e.getMessage());
        }
        return List.copyOf(argv);
    }

    /** A text in which {@code {version}} may stand. */
    @Nullable
    String placeholderText(String key) {
        String text = optional(key, String.class);
        if (text != null) {
            requireVersionOnly(key, text);
        }
        return text;
    }

    /** Texts by dotted name, in which {@code {version}} may stand. */
    Map<String, String> placeholderTexts(String key) {
        Map<String, String> texts = bind(key, Bindable.mapOf(String.class, String.class));
        if (texts == null) {
            return Map.of();
        }
        texts.forEach((name, text) -> requireVersionOnly(key + "." + name, text));
        return texts;
    }

    private void requireVersionOnly(String key, String text) {
        if (BRACES.matcher(text.replace("{version}", "")).find()) {
            problem(key, "uses an unknown placeholder; only {version} is known here");
        }
    }

    /** Adds a problem for every key that was given and not read. */
    void refuseUnknown() {
        Set<String> known = new TreeSet<>();
        read.forEach(key -> known.add(uniform(key)));
        binder.bind(prefix, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet()
                .forEach(key -> {
                    if (!known.contains(uniform(key))) {
                        problem(key, "is not a setting of this kind of check; known are " + String.join(", ", read));
                    }
                });
    }

    private static String uniform(String key) {
        return key.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    private <T> @Nullable T bind(String key, Bindable<T> type) {
        read.add(key);
        try {
            return binder.bind(name(key), type).orElse(null);
        } catch (BindException e) {
            // The cause may repeat the value, which may be a secret.
            problem(key, "cannot be read as " + type.getType().toClass().getSimpleName());
            return null;
        }
    }
}
