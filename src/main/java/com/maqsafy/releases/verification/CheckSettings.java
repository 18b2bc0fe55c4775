package com.maqsafy.releases.verification;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.maqsafy.releases.command.CommandException;
import com.maqsafy.releases.command.Placeholders;
import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The settings of one check, read by the check of its kind.
 *
 * <p>Every kind has keys of its own, those of its record in {@link VerificationSettings}; a key that the record does not
 * have is refused there, with all other unknown ones. Problems are collected, each with the full name of its property, and
 * a stand-in value is returned so that all of them can be told at once.
 */
final class CheckSettings {

    private static final URI STAND_IN = URI.create("http://stand-in.invalid/");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("(?i).*([?&;]password=|//[^/?]*@).*");
    private static final Pattern JSON_PATH = Pattern.compile("[^.$\\[\\]/]+(\\.[^.$\\[\\]/]+)*");
    private static final Pattern BRACES = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]*}");

    private final Binder binder;
    private final String prefix;
    private final List<String> problems;

    CheckSettings(Binder binder, String prefix, List<String> problems) {
        this.binder = binder;
        this.prefix = prefix;
        this.problems = problems;
    }

    /**
     * The keys of a record with its defaults. A value that cannot be read is a problem, and the default stands in for it.
     */
    <T extends Record> T keys(Class<T> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(
                    Arrays.stream(constructor.getParameters()).map(this::value).toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A record of keys only keeps them: " + type.getName(), e);
        }
    }

    private @Nullable Object value(Parameter parameter) {
        String key = DataObjectPropertyName.toDashedForm(parameter.getName());
        Object value = bind(key, Bindable.of(ResolvableType.forType(parameter.getParameterizedType())));
        DefaultValue otherwise = parameter.getAnnotation(DefaultValue.class);
        if (value != null || otherwise == null) {
            return value;
        }
        return otherwise.value().length == 0
                ? List.of()
                : ApplicationConversionService.getSharedInstance()
                        .convert(otherwise.value()[0], parameter.getType());
    }

    /** Full name of a property. */
    String name(String key) {
        return prefix + "." + key;
    }

    void problem(String key, String what) {
        problems.add(name(key) + " " + what);
    }

    /** The kind as it is written, empty when it is not. */
    String kind() {
        String kind = bind("kind", Bindable.of(String.class));
        return kind == null ? "" : kind;
    }

    String required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            problem(key, "is missing");
            return "";
        }
        return value;
    }

    /** An absolute HTTP address without a user in it. */
    URI url(String key, @Nullable String written) {
        String text = required(key, written);
        return text.isBlank() ? STAND_IN : parse(key, text);
    }

    /** An address in which a placeholder stands. */
    String urlWith(String key, @Nullable String written, String placeholder) {
        String text = required(key, written);
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
            if (!Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    || url.getHost() == null
                    || url.getPort() == 0
                    || url.getPort() > 65_535) {
                problem(key, "must be an address that begins with http:// or https://, its port up to 65535");
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
    String jdbcUrl(String key, @Nullable String written) {
        String url = JdbcAddress.of(required(key, written));
        if (CREDENTIALS_IN_URL.matcher(url).matches()) {
            problem(key, "must not contain a user or password; use the settings username and password");
        } else if (!url.isBlank()) {
            try {
                DriverManager.getDriver(url);
            } catch (SQLException e) {
                problem(
                        key,
                        "must be a JDBC address for which a driver is installed, such as jdbc:postgresql://host/db,"
                                + " jdbc:mariadb://host/db or jdbc:mysql://host/db");
            }
        }
        return url;
    }

    int port(String key, int port) {
        if (port < 1 || port > 65535) {
            problem(key, "must be a port from 1 to 65535");
        }
        return port;
    }

    Path path(String key, @Nullable String written) {
        try {
            return Path.of(required(key, written));
        } catch (InvalidPathException e) {
            problem(key, "is not a path of this system");
            return Path.of(".");
        }
    }

    /** A regular expression that takes no longer than the text is long, whatever it is. */
    Pattern pattern(String key, @Nullable String written) {
        try {
            return Pattern.compile(required(key, written));
        } catch (PatternSyntaxException e) {
            problem(
                    key,
                    "is not a regular expression of RE2: " + e.getDescription()
                            + "; look-around and back-references are not in it");
            return Pattern.compile("");
        }
    }

    /** Program and arguments, in which {@code {version}} may stand. */
    List<String> command(String key, List<String> argv) {
        if (argv.isEmpty() || argv.get(0).isBlank()) {
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
    String placeholderText(String key, @Nullable String text) {
        if (text != null) {
            requireVersionOnly(key, text);
        }
        return text;
    }

    /** A dotted path into a JSON answer; what JSONPath writes otherwise would lead nowhere. */
    String jsonPath(String key, String path) {
        if (!JSON_PATH.matcher(path).matches()) {
            problem(key, "is no path in an answer: write e.g. build.version, and a number for an element of a list");
        }
        return path;
    }

    /** Texts by dotted name, in which {@code {version}} may stand. */
    Map<String, String> placeholderTexts(String key, @Nullable Map<String, String> texts) {
        if (texts == null) {
            return Map.of();
        }
        texts.forEach((name, text) -> {
            jsonPath(key + "." + name, name);
            requireVersionOnly(key + "." + name, text);
        });
        return texts;
    }

    private void requireVersionOnly(String key, String text) {
        if (BRACES.matcher(text.replace("{version}", "")).find()) {
            problem(key, "uses an unknown placeholder; only {version} is known here");
        }
    }

    private <T> @Nullable T bind(String key, Bindable<T> type) {
        try {
            return binder.bind(name(key), type).orElse(null);
        } catch (BindException e) {
            // The cause may repeat the value, which may be a secret.
            problem(
                    key,
                    "cannot be read as "
                            + ClassUtils.resolvePrimitiveIfNecessary(
                                            type.getType().toClass())
                                    .getSimpleName());
            return null;
        }
    }
}
