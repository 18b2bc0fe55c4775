package com.maqsafy.releases.deployment;

import com.maqsafy.releases.deployment.DeploymentSettings.Deployment;
import com.maqsafy.releases.deployment.ProductionSettings.Http;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.settings.SettingsRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * One target belongs to one service: two that share it would deploy over each other, and each would take what the other
 * deployed for drift. So the directory of the deployment ({@code REL-DEP-210}) and the place that tells the running version
 * ({@code REL-PRD-210}) are each service's own.
 */
final class TargetSettingsRule implements SettingsRule {

    @Override
    public List<String> mistakes(String service, Binder binder, Map<String, String> texts) {
        return List.of();
    }

    @Override
    public Map<String, List<String>> together(SortedMap<String, Binder> services) {
        SortedMap<String, Deployment> deployments = new TreeMap<>();
        SortedMap<String, Question> questions = new TreeMap<>();
        services.forEach((service, binder) -> {
            bound(binder, DeploymentSettings.class)
                    .flatMap(settings -> settings.of(service))
                    .ifPresent(deployment -> deployments.put(service, deployment));
            bound(binder, ProductionSettings.class)
                    .flatMap(settings -> settings.of(service))
                    .ifPresent(question -> questions.put(service, question));
        });
        Map<String, List<String>> mistakes = new TreeMap<>();
        for (Map<String, Deployment> sharers : sharing(deployments, (service, own) -> directory(own))) {
            if (!sharers.values().stream().allMatch(Deployment::sharedDirectory)) {
                sharers.forEach((service, own) -> add(mistakes, service, directory(service, own, sharers)));
            }
        }
        for (Map<String, Question> sharers :
                sharing(questions, (service, own) -> place(own, Optional.ofNullable(deployments.get(service))))) {
            sharers.keySet().forEach(service -> add(mistakes, service, source(service, sharers)));
        }
        return mistakes;
    }

    private static String directory(String service, Deployment own, Map<String, Deployment> sharers) {
        return "REL-DEP-210 " + DeploymentSettings.property(service) + ".working-directory is "
                + own.workingDirectory() + ", as is that of " + others(service, sharers)
                + ": they would deploy over each other. Give each service a target and a directory of its own; where their"
                + " commands only start there and reach different targets, set deployment.shared-directory of all of them"
                + " to true";
    }

    private static String source(String service, Map<String, Question> sharers) {
        return "REL-PRD-210 " + ProductionSettings.property(service) + " asks the same as that of "
                + others(service, sharers)
                + ": one target belongs to one service, two would deploy over each other. Give each a target of its own, or"
                + " name with json or pattern where in the answer its own version stands";
    }

    private static String others(String service, Map<String, ?> sharers) {
        return sharers.keySet().stream().filter(other -> !other.equals(service)).collect(Collectors.joining(", "));
    }

    private static void add(Map<String, List<String>> mistakes, String service, String mistake) {
        mistakes.computeIfAbsent(service, s -> new ArrayList<>()).add(mistake);
    }

    /** The services of which several have the same. */
    private static <T> List<Map<String, T>> sharing(Map<String, T> services, BiFunction<String, T, Object> what) {
        Map<Object, Map<String, T>> users = new LinkedHashMap<>();
        services.forEach((service, own) -> users.computeIfAbsent(what.apply(service, own), same -> new TreeMap<>())
                .put(service, own));
        return users.values().stream().filter(sharers -> sharers.size() > 1).toList();
    }

    private static Path directory(Deployment deployment) {
        return Path.of(deployment.workingDirectory()).toAbsolutePath().normalize();
    }

    /** Where the version is read, and which part of it; when and for how long it is asked says nothing of that. */
    private static List<Object> place(Question question, Optional<Deployment> deployment) {
        Http http = question.http();
        Object where;
        if (http != null) {
            where = List.of(http.url(), http.headers(), http.username());
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

    /** What is wrong with one service's own settings has been said. */
    private static <T> Optional<T> bound(Binder binder, Class<T> settings) {
        try {
            return Optional.of(binder.bindOrCreate("releases", settings));
        } catch (BindException e) {
            return Optional.empty();
        }
    }
}
