package com.maqsafy.releases.notes;

import com.maqsafy.releases.settings.SettingsRule;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A folder of notes belongs to one service ({@code REL-NOT-540}): the notes of a version are a file of its number, so the
 * second service that releases it could not publish what it has deployed (OPEN-07, RULE-06). Lines of one product may share
 * a folder, for they release different numbers.
 */
final class NotesSettingsRule implements SettingsRule {

    @Override
    public List<String> mistakes(String service, Binder binder, Map<String, String> texts) {
        return List.of();
    }

    @Override
    public Map<String, List<String>> together(SortedMap<String, Binder> services) {
        Map<List<Object>, SortedSet<String>> folders = new HashMap<>();
        services.forEach((service, binder) -> folder(service, binder)
                .ifPresent(folder -> folders.computeIfAbsent(
                                List.of(folder, line(service, binder)), first -> new TreeSet<>())
                        .add(service)));
        Map<String, List<String>> mistakes = new TreeMap<>();
        folders.values().stream()
                .filter(sharers -> sharers.size() > 1)
                .forEach(sharers ->
                        sharers.forEach(service -> mistakes.put(service, List.of(mistake(service, sharers)))));
        return mistakes;
    }

    private static String mistake(String service, SortedSet<String> sharers) {
        SortedSet<String> others = new TreeSet<>(sharers);
        others.remove(service);
        return "REL-NOT-540 releases.services." + service + ".notes.storage is that of " + String.join(", ", others)
                + ": the notes of a version are a file of its number, so those of one service would stand where the other's"
                + " belong. Give each a folder of its own";
    }

    private static Optional<Path> folder(String service, Binder binder) {
        try {
            return new NotesStorage(binder.bindOrCreate("releases", NotesStorageSettings.class))
                    .location(service)
                    .map(folder -> folder.toAbsolutePath().normalize());
        } catch (BindException e) {
            // What is wrong with one service's own settings has been said.
            return Optional.empty();
        }
    }

    private static String line(String service, Binder binder) {
        try {
            Service settings =
                    binder.bindOrCreate("releases", Lines.class).services().get(service);
            return settings == null ? "" : settings.source().line().strip();
        } catch (BindException e) {
            return "";
        }
    }

    /** Of the settings only which line a service releases. */
    record Lines(@DefaultValue Map<String, Service> services) {}

    record Service(@DefaultValue Source source) {}

    record Source(@DefaultValue("") String line) {}
}
