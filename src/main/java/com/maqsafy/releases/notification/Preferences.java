package com.maqsafy.releases.notification;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How people want to be told, as they say it themselves. */
@Component
public class Preferences {

    private static final int MOST_WATCHED = 100;

    private final PreferenceStore store;
    private final ServiceSettings services;
    private final VisibleReleases releases;

    Preferences(PreferenceStore store, ServiceSettings services, VisibleReleases releases) {
        this.store = store;
        this.services = services;
        this.releases = releases;
    }

    /**
     * In which hours nothing but what is urgent is sent.
     *
     * @param from {@code HH:mm}
     * @param until {@code HH:mm}, on the next day where it is not after {@code from}
     */
    public record QuietHours(
            @Nullable String from, @Nullable String until) {}

    /** Services and keys of releases of which a person wants to hear, whatever their relation to them. */
    public record Watch(
            @Nullable List<String> services, @Nullable List<String> releases) {}

    /**
     * Somebody's wishes; what is absent is as the settings have it.
     *
     * @param language {@code en} or {@code ar}
     * @param zone IANA name of a time zone, e.g. {@code Asia/Riyadh}
     * @param quietHours absent for none
     * @param digestAt when the daily digest is sent, {@code HH:mm}
     * @param categories category to {@code at-once}, {@code digest} or {@code off}. What only this person will do is told
     *     anyway
     */
    public record Wishes(
            @Nullable String language,
            @Nullable String zone,
            @Nullable QuietHours quietHours,
            @Nullable String digestAt,
            @Nullable Map<String, String> categories,
            @Nullable Watch watch) {}

    /** What an account chose, with the defaults for everything else. */
    public Wishes of(String account) {
        Preference preference = store.of(account);
        Map<String, String> categories = new TreeMap<>();
        for (Category category : Category.values()) {
            categories.put(category.word(), preference.mode(category).word());
        }
        return new Wishes(
                preference.language().word(),
                preference.zone().getId(),
                preference.quietFrom() == null
                        ? null
                        : new QuietHours(preference.quietFrom().toString(), String.valueOf(preference.quietUntil())),
                preference.digestAt().toString(),
                categories,
                new Watch(
                        preference.services(),
                        preference.releases().stream().filter(this::known).toList()));
    }

    /** A release may have become restricted, or gone, since it was watched. */
    private boolean known(String release) {
        return releases.find(release).isPresent();
    }

    /**
     * Replaces what an account chose, all of it.
     *
     * @throws PreferenceRefusedException {@code REL-NTF-030} to {@code REL-NTF-035} when something cannot be meant
     */
    @Transactional
    public Wishes put(String account, Wishes wishes) {
        Preference defaults = store.defaults();
        QuietHours quiet = wishes.quietHours();
        Watch watch = wishes.watch() == null ? new Watch(null, null) : wishes.watch();
        Reading read = new Reading();
        Preference preference = new Preference(
                read.or(defaults.language(), wishes.language(), read::language),
                read.or(defaults.zone(), wishes.zone(), read::zone),
                quiet == null ? null : read.time("quietHours.from", quiet.from()),
                quiet == null ? null : read.time("quietHours.until", quiet.until()),
                read.or(defaults.digestAt(), wishes.digestAt(), text -> read.time("digestAt", text)),
                read.modes(Objects.requireNonNullElse(wishes.categories(), Map.of())),
                read.services(watch.services()),
                read.releases(watch.releases(), store.of(account).releases()));
        if (!read.violations.isEmpty()) {
            throw new PreferenceRefusedException(read.violations);
        }
        store.put(account, preference);
        return of(account);
    }

    /** Reads wishes and gathers what cannot be meant. */
    private final class Reading {

        private final List<Violation> violations = new ArrayList<>();

        private void refuse(String code, String field, String message) {
            violations.add(new Violation(code, field, message));
        }

        private <T> T or(T otherwise, @Nullable String wish, Function<String, @Nullable T> reader) {
            T read = wish == null ? null : reader.apply(wish);
            return read == null ? otherwise : read;
        }

        private @Nullable Language language(String word) {
            Optional<Language> language = Language.ofWord(word);
            if (language.isEmpty()) {
                refuse("REL-NTF-030", "language", "It is none of " + Language.WORDS + ". Choose one.");
            }
            return language.orElse(null);
        }

        private @Nullable ZoneId zone(String id) {
            try {
                return ZoneId.of(id);
            } catch (DateTimeException e) {
                refuse("REL-NTF-031", "zone", "It is no time zone. Write its IANA name, e.g. Asia/Riyadh.");
                return null;
            }
        }

        private @Nullable LocalTime time(String field, @Nullable String text) {
            try {
                return LocalTime.parse(String.valueOf(text)).withSecond(0).withNano(0);
            } catch (DateTimeException e) {
                refuse("REL-NTF-032", field, "It is no time of day. Write e.g. 22:00.");
                return null;
            }
        }

        private Map<Category, Mode> modes(Map<String, String> words) {
            Map<Category, Mode> modes = new EnumMap<>(Category.class);
            words.forEach((word, chosen) -> {
                Optional<Category> category = Category.ofWord(word);
                Optional<Mode> mode = Mode.ofWord(String.valueOf(chosen));
                if (category.isEmpty()) {
                    refuse("REL-NTF-033", "categories", "There is an unknown word. Known are " + Category.WORDS + ".");
                } else if (mode.isEmpty()) {
                    refuse("REL-NTF-033", "categories." + word, "It is none of " + Mode.WORDS + ". Choose one.");
                } else {
                    modes.put(category.get(), mode.get());
                }
            });
            return modes;
        }

        private List<String> services(@Nullable List<String> named) {
            List<String> watched = few("watch.services", named);
            if (!services.services().containsAll(watched)) {
                refuse(
                        "REL-NTF-034",
                        "watch.services",
                        "It names an unknown service. Known are " + services.services() + ".");
            }
            return watched;
        }

        /** To whoever may not know of a release there is none; one that was watched before, and is not shown, stays watched. */
        private List<String> releases(@Nullable List<String> keys, List<String> before) {
            List<String> watched = few("watch.releases", keys);
            if (watched.stream().anyMatch(key -> !known(key))) {
                refuse(
                        "REL-NTF-035",
                        "watch.releases",
                        "It names a release that does not exist. Write keys such as canteen-api-1.5.0.");
            }
            return Stream.concat(watched.stream(), before.stream().filter(key -> !known(key)))
                    .distinct()
                    .toList();
        }

        private List<String> few(String field, @Nullable List<String> named) {
            List<String> all = named == null
                    ? List.of()
                    : named.stream().map(String::valueOf).distinct().sorted().toList();
            if (all.size() > MOST_WATCHED) {
                refuse(
                        "REL-NTF-034",
                        field,
                        "There are more than " + MOST_WATCHED + " entries. Watch services instead.");
                return List.of();
            }
            return all;
        }
    }
}
