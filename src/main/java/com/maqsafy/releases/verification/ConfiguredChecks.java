package com.maqsafy.releases.verification;

import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.stereotype.Component;

/** Reads all checks at start, tells all problems at once, and contacts nothing. */
@Component
class ConfiguredChecks implements CheckCatalogue {

    private static final String SERVICES = "releases.services";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern ITEM = Pattern.compile("POST-(0[1-9]|1[0-4])|SEC-08|TYPE-06");

    private final HttpProbe http;
    private final CommandRunner commands;
    private final Map<String, Map<String, ConfiguredCheck>> services = new TreeMap<>();

    @Autowired
    ConfiguredChecks(ServiceSettings settings, HttpProbe http, CommandRunner commands) {
        this(
                settings::binder,
                settings.services().stream()
                        .filter(service -> !settings.disabled(service))
                        .toList(),
                http,
                commands);
    }

    /** @param binders reads the settings of a service */
    ConfiguredChecks(
            Function<String, Binder> binders, Collection<String> services, HttpProbe http, CommandRunner commands) {
        this.http = http;
        this.commands = commands;
        List<String> problems = new ArrayList<>();
        for (String service : services) {
            this.services.put(service, read(binders.apply(service), service, problems));
        }
        if (!problems.isEmpty()) {
            throw new VerificationException(
                    "REL-VER-001 The settings of the verification checks are not valid; mend:\n- "
                            + String.join("\n- ", problems));
        }
    }

    private ConfiguredChecks(HttpProbe http, CommandRunner commands) {
        this.http = http;
        this.commands = commands;
    }

    /** What is wrong with the checks of one service; nothing is contacted or kept. */
    static List<String> mistakes(Binder binder, String service, HttpProbe http) {
        List<String> problems = new ArrayList<>();
        new ConfiguredChecks(http, (spec, listener) -> {
                    throw new IllegalStateException("Nothing is run to judge settings.");
                })
                .read(binder, service, problems);
        return problems;
    }

    private Map<String, ConfiguredCheck> read(Binder binder, String service, List<String> problems) {
        String own = SERVICES + "." + service;
        if (!named(own, service, problems)) {
            return Map.of();
        }
        String prefix = own + ".verification.checks";
        return read(binder, prefix, keys(binder, prefix, problems), problems);
    }

    @Override
    public List<CheckDefinition> checks(String service) {
        return of(service).values().stream()
                .map(ConfiguredCheck::definition)
                .sorted(Comparator.comparing(CheckDefinition::item).thenComparing(CheckDefinition::id))
                .toList();
    }

    @Override
    public SortedSet<String> items(String service) {
        SortedSet<String> items = new TreeSet<>();
        of(service).values().forEach(check -> items.add(check.definition().item()));
        return items;
    }

    /** The checks of a service by id. */
    Map<String, ConfiguredCheck> of(String service) {
        return services.getOrDefault(service, Map.of());
    }

    private static List<String> keys(Binder binder, String prefix, List<String> problems) {
        List<String> keys = new ArrayList<>();
        for (String key : binder.bind(prefix, Bindable.mapOf(String.class, Object.class))
                .orElse(Map.of())
                .keySet()) {
            if (named(prefix + "." + key, key, problems)) {
                keys.add(key);
            }
        }
        return keys;
    }

    private static boolean named(String property, String name, List<String> problems) {
        boolean named = ID.matcher(name).matches();
        if (!named) {
            problems.add(property + " must be named with lower-case letters, digits and dashes");
        }
        return named;
    }

    private Map<String, ConfiguredCheck> read(Binder binder, String prefix, List<String> ids, List<String> problems) {
        Map<String, ConfiguredCheck> checks = new LinkedHashMap<>();
        Map<String, LoginCheck> logins = new LinkedHashMap<>();
        Map<String, CheckSettings> others = new LinkedHashMap<>();
        for (String id : ids) {
            CheckSettings settings = new CheckSettings(binder, prefix + "." + id, problems);
            CheckKind kind = kind(settings);
            if (id.equals(RunningVersionCheck.ID)) {
                problems.add(prefix + "." + id
                        + " is the name of the check that every service with production settings has; take another");
            }
            if (kind == CheckKind.LOGIN) {
                LoginCheck login = new LoginCheck(settings, http);
                logins.put(id, login);
                checks.put(id, configured(settings, id, kind, login));
            } else if (kind == null) {
                settings.problem("kind", "must be one of " + kinds());
            } else {
                others.put(id, settings);
            }
        }
        // Logins came first: protected addresses refer to them.
        others.forEach((id, settings) -> {
            CheckKind kind = Objects.requireNonNull(kind(settings));
            Check check = check(kind, settings, logins);
            if (check != null) {
                checks.put(id, configured(settings, id, kind, check));
            }
        });
        return checks;
    }

    private static @Nullable CheckKind kind(CheckSettings settings) {
        String kind = settings.kind();
        for (CheckKind candidate : CheckKind.values()) {
            if (candidate != CheckKind.RUNNING_VERSION && candidate.isWritten(kind)) {
                return candidate;
            }
        }
        return null;
    }

    private static String kinds() {
        return Arrays.stream(CheckKind.values())
                .filter(kind -> kind != CheckKind.RUNNING_VERSION)
                .map(CheckKind::word)
                .collect(Collectors.joining(", "));
    }

    private static ConfiguredCheck configured(CheckSettings settings, String id, CheckKind kind, Check check) {
        VerificationSettings.Any keys = settings.keys(VerificationSettings.Any.class);
        String item = settings.required("item", keys.item());
        if (!item.isBlank() && !ITEM.matcher(item).matches()) {
            settings.problem(
                    "item",
                    "must be one of POST-01 to POST-14, SEC-08 (security releases) or TYPE-06 (infrastructure releases)");
        }
        Duration timeout = keys.timeout();
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            settings.problem("timeout", "must be from 1 ms to 10 minutes");
        }
        CheckDefinition definition =
                new CheckDefinition(id, item, kind, keys.critical(), keys.title() == null ? title(id) : keys.title());
        return new ConfiguredCheck(definition, timeout, check);
    }

    /** The check of a kind, or null when it refers to one that is not there. */
    private @Nullable Check check(CheckKind kind, CheckSettings settings, Map<String, LoginCheck> logins) {
        return switch (kind) {
            case HTTP -> new HttpCheck(settings, http);
            case LOGIN -> new LoginCheck(settings, http);
            case PROTECTED -> protectedCheck(settings, logins);
            case QUEUE -> new QueueCheck(settings, http);
            case JDBC -> new JdbcCheck(settings);
            case REDIS -> new RedisCheck(settings);
            case COMMAND -> new CommandCheck(settings, commands);
            case LOG -> new LogCheck(settings);
            case ALERTS -> new AlertsCheck(settings, http);
            case RUNNING_VERSION -> throw new IllegalStateException("REL-VER-005 No settings name this kind.");
        };
    }

    private @Nullable Check protectedCheck(CheckSettings settings, Map<String, LoginCheck> logins) {
        LoginCheck login = logins.get(String.valueOf(
                settings.keys(VerificationSettings.Protected.class).login()));
        if (login == null) {
            settings.problem("login", "must be the id of a check of kind login of the same service");
            return null;
        }
        return new ProtectedCheck(settings, http, login);
    }

    private static String title(String id) {
        String words = id.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
