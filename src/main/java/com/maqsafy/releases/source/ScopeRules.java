package com.maqsafy.releases.source;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.util.AntPathMatcher;

/**
 * What a changed path proves about a release's scope (SCOPE-01..09, TEST-01..09).
 *
 * <p>A rule is a word and the Ant-style globs of the paths that prove it. A word is proved only by paths that leave no
 * doubt; what is merely likely is left to the people who fill in the start form.
 */
final class ScopeRules {

    static final Set<String> SCOPE_WORDS = Set.of(
            "backend",
            "frontend",
            "dashboard",
            "mobile-app",
            "database-migration",
            "infrastructure",
            "configuration",
            "integration");

    static final Set<String> ASPECT_WORDS = Set.of(
            "code-logic",
            "workflow",
            "api",
            "permissions",
            "scoped-data",
            "auth",
            "finance",
            "credentials",
            "input",
            "reports",
            "exports",
            "heavy-queries",
            "high-risk-database");

    static final Map<String, List<String>> DEFAULTS = Map.ofEntries(
            Map.entry("backend", List.of("app/**", "routes/**", "bootstrap/**", "composer.json", "composer.lock")),
            Map.entry(
                    "frontend",
                    List.of("resources/js/**", "resources/css/**", "resources/views/**", "package.json", "public/**")),
            Map.entry(
                    "dashboard",
                    List.of(
                            "resources/dashboard/**",
                            "resources/views/dashboard/**",
                            "app/Http/Controllers/Dashboard/**",
                            "app/Http/Controllers/DashboardController.php")),
            Map.entry("mobile-app", List.of("mobile/**", "android/**", "ios/**")),
            Map.entry("database-migration", List.of()),
            Map.entry(
                    "infrastructure",
                    List.of(
                            "docker/**",
                            "nginx/**",
                            "deploy/**",
                            "terraform/**",
                            "supervisor/**",
                            "Dockerfile",
                            "**/Dockerfile",
                            "docker-compose*")),
            Map.entry("configuration", List.of("config/**", ".env.example")),
            Map.entry("integration", List.of("app/Integrations/**", "routes/webhooks.php")),
            Map.entry("code-logic", List.of("app/**", "routes/**", "bootstrap/**", "resources/js/**")),
            Map.entry("workflow", List.of("app/Workflows/**", "app/StateMachines/**")),
            Map.entry("api", List.of("routes/api.php", "routes/api/**", "app/Http/Controllers/Api/**")),
            Map.entry("permissions", List.of("app/Policies/**", "config/permission.php")),
            Map.entry("scoped-data", List.of("app/Scopes/**", "app/Models/Scopes/**", "app/Tenancy/**")),
            Map.entry("auth", List.of("app/Http/Controllers/Auth/**", "app/Auth/**", "config/auth.php")),
            Map.entry(
                    "finance",
                    List.of(
                            "app/Services/Payments/**",
                            "app/Services/Wallet/**",
                            "app/Models/Wallet.php",
                            "app/Models/Transaction.php")),
            Map.entry("credentials", List.of("app/Credentials/**", "app/Services/Credentials/**")),
            Map.entry("input", List.of("app/Http/Requests/**")),
            Map.entry("reports", List.of("app/Reports/**")),
            Map.entry("exports", List.of("app/Exports/**")),
            Map.entry("heavy-queries", List.of("app/Reports/**", "app/Exports/**")),
            Map.entry("high-risk-database", List.of()));

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
