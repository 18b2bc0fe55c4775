package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.deployment.ProductionSettings.Http;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.settings.SettingsRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * One target belongs to one service: two that share it would deploy over each other, and each would take what the other
 * deployed for drift. So the place that tells the running version ({@code REL-PRD-210}) is each service's own. A directory in
 * which commands start may be shared, for they may reach their targets elsewhere.
 */
final class TargetSettingsRule implements SettingsRule {

    @Override
    public List<String> mistakes(String service, Binder binder, Map<String, String> texts) {
        return List.of();
    }

    @Override
    public Map<String, List<String>> together(SortedMap<String, Binder> services) {
        Map<Object, Set<String>> sharers = new LinkedHashMap<>();
        services.forEach((service, binder) -> place(service, binder)
                .ifPresent(place ->
                        sharers.computeIfAbsent(place, same -> new TreeSet<>()).add(service)));
        return sharers.values().stream()
                .filter(same -> same.size() > 1)
                .flatMap(same -> same.stream().map(service -> Map.entry(service, List.of(source(service, same)))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String source(String service, Set<String> sharers) {
        return "REL-PRD-210 " + ProductionSettings.property(service) + " asks the same as that of "
                + others(service, sharers)
                + ": one target belongs to one service, two would deploy over each other. Give each a target of its own, or"
                + " name with json or pattern where in the answer its own version stands";
    }

    private static String others(String service, Set<String> sharers) {
        return sharers.stream().filter(other -> !other.equals(service)).collect(Collectors.joining(", "));
    }

    private static Path directory(Deployment deployment) {
        return Path.of(deployment.workingDirectory()).toAbsolutePath().normalize();
    }

    /** Where the version is read, and which part of it; when and for how long it is asked says nothing of that. */
    private static Optional<List<Object>> place(String service, Binder binder) {
        return bound(binder, ProductionSettings.class)
                .flatMap(settings -> settings.of(service))
                .map(question -> place(
                        question, bound(binder, DeploymentSettings.class).flatMap(settings -> settings.of(service))));
    }

    private static List<Object> place(Question question, Optional<Deployment> deployment) {
        Http http = question.http();
        Object where;
        if (http != null) {
            where = List.of(address(http.url()), http.headers(), http.username());
        } else if (question.command().isEmpty()) {
            where = Path.of(question.file()).toAbsolutePath().normalize();
        } else {
            where = List.of(
                    question.command(),
                    deployment.map(TargetSettingsRule::directory).orElse(Path.of("")),
                    deployment.map(Deployment::environment).orElse(Map.of()));
        }
        return List.of(where, question.json(), question.pattern());
    }

    /** However it is written: host names have no case, and the usual port may be left out. */
    private static String address(String written) {
        URI url = URI.create(written).normalize();
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        int port = url.getPort() < 0 ? usual : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return scheme + "://" + String.valueOf(url.getHost()).toLowerCase(Locale.ROOT) + ":" + port + path
                + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    /** What is wrong with one service's own settings has been said. */
    private static <T> Optional<T> bound(Binder binder, Class<T> settings) {
        try {
            return Optional.of(binder.bindOrCreate("releases", settings));
        } catch (BindException e) {
            return Optional.empty();
        }
    }
}
