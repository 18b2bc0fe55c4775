package com.maqsafy.releases.source;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.util.AntPathMatcher;

/**
 * What a changed path proves about a release's scope (SCOPE-01..09, TEST-01..09).
 *
 * <p>A rule is a word and the Ant-style globs of the paths that prove it. A word is proved only by paths that leave no
 * doubt; what is merely likely is left to the people who fill in the start form.
 */
final class ScopeRules {

    /** Parts that files can prove: that a patch closes a hole is known by people only. */
    static final Set<String> SCOPE_WORDS = Arrays.stream(ReleasePart.values())
            .filter(part -> part != ReleasePart.SECURITY_PATCH)
            .map(ReleasePart::word)
            .collect(Collectors.toUnmodifiableSet());

    static final Set<String> ASPECT_WORDS = Set.copyOf(ChangedAspect.words());

    static final Map<String, List<String>> DEFAULTS = defaults();

    private final Map<String, List<String>> globs;
    private final AntPathMatcher matcher = new AntPathMatcher("/");

    /** The defaults, with those words replaced that {@code configured} names. */
    ScopeRules(Map<String, List<String>> configured) {
        requireValid(configured);
        globs = new LinkedHashMap<>(DEFAULTS);
        globs.putAll(configured);
    }

    /** Refuses words that there are not and globs that cannot be used. */
    static void requireValid(Map<String, List<String>> configured) {
        configured.forEach(ScopeRules::validate);
    }

    private static Map<String, List<String>> defaults() {
        Map<String, List<String>> defaults = new LinkedHashMap<>();
        for (ReleasePart part : ReleasePart.values()) {
            if (SCOPE_WORDS.contains(part.word())) {
                defaults.put(part.word(), globs(part));
            }
        }
        for (ChangedAspect aspect : ChangedAspect.values()) {
            defaults.put(aspect.word(), globs(aspect));
        }
        return Collections.unmodifiableMap(defaults);
    }

    private static List<String> globs(ReleasePart part) {
        return switch (part) {
            case BACKEND -> List.of("app/**", "routes/**", "bootstrap/**", "composer.json", "composer.lock");
            case FRONTEND ->
                List.of("resources/js/**", "resources/css/**", "resources/views/**", "package.json", "public/**");
            case DASHBOARD ->
                List.of(
                        "resources/dashboard/**",
                        "resources/views/dashboard/**",
                        "app/Http/Controllers/Dashboard/**",
                        "app/Http/Controllers/DashboardController.php");
            case MOBILE_APP -> List.of("mobile/**", "android/**", "ios/**");
            case INFRASTRUCTURE ->
                List.of(
                        "docker/**",
                        "nginx/**",
                        "deploy/**",
                        "terraform/**",
                        "supervisor/**",
                        "Dockerfile",
                        "**/Dockerfile",
                        "docker-compose*");
            case CONFIGURATION -> List.of("config/**", ".env.example");
            case INTEGRATION -> List.of("app/Integrations/**", "routes/webhooks.php");
            // Migrations are read, not guessed by their paths.
            case DATABASE_MIGRATION, SECURITY_PATCH -> List.of();
        };
    }

    private static List<String> globs(ChangedAspect aspect) {
        return switch (aspect) {
            case CODE_LOGIC -> List.of("app/**", "routes/**", "bootstrap/**", "resources/js/**");
            case WORKFLOW -> List.of("app/Workflows/**", "app/StateMachines/**");
            case API -> List.of("routes/api.php", "routes/api/**", "app/Http/Controllers/Api/**");
            case PERMISSIONS -> List.of("app/Policies/**", "config/permission.php");
            case SCOPED_DATA -> List.of("app/Scopes/**", "app/Models/Scopes/**", "app/Tenancy/**");
            case AUTH -> List.of("app/Http/Controllers/Auth/**", "app/Auth/**", "config/auth.php");
            case FINANCE ->
                List.of(
                        "app/Services/Payments/**",
                        "app/Services/Wallet/**",
                        "app/Models/Wallet.php",
                        "app/Models/Transaction.php");
            case CREDENTIALS -> List.of("app/Credentials/**", "app/Services/Credentials/**");
            case INPUT -> List.of("app/Http/Requests/**");
            case REPORTS -> List.of("app/Reports/**");
            case EXPORTS -> List.of("app/Exports/**");
            case HEAVY_QUERIES -> List.of("app/Reports/**", "app/Exports/**");
            // A migration's grade says it.
            case HIGH_RISK_DATABASE -> List.of();
        };
    }

    private static void validate(String word, List<String> wordGlobs) {
        String property = "releases.source.scope-rules." + word;
        if (!DEFAULTS.containsKey(word)) {
            throw new IllegalArgumentException(
                    property + ": unknown word, use one of " + new TreeSet<>(DEFAULTS.keySet()));
        }
        for (String glob : wordGlobs) {
            if (glob.isBlank() || glob.contains("{") || glob.startsWith("/")) {
                throw new IllegalArgumentException(property + ": the glob '" + glob
                        + "' cannot be used, write a path from the repository's root with ?, * and ** only");
            }
        }
    }

    /** The words of {@code words} that at least one of the paths proves. */
    Set<String> provedBy(Collection<String> paths, Set<String> words) {
        Set<String> proved = new TreeSet<>();
        for (String word : words) {
            List<String> wordGlobs = globs.getOrDefault(word, List.of());
            if (paths.stream().anyMatch(path -> wordGlobs.stream().anyMatch(glob -> matcher.match(glob, path)))) {
                proved.add(word);
            }
        }
        return proved;
    }
}
