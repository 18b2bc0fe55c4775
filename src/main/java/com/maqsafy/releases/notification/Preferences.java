package com.maqsafy.releases.notification;

import com.maqsafy.releases.release.VisibleReleases;
import com.maqsafy.releases.settings.ServiceSettings;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
     * @param categories category to {@code at-once}, {@code digest} or {@code off}. What only this person can do is told
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
                new Watch(preference.services(), preference.releases()));
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
        store.put(
                account,
                new Preference(
                        wishes.language() == null ? defaults.language() : language(wishes.language()),
                        wishes.zone() == null ? defaults.zone() : zone(wishes.zone()),
                        quiet == null ? null : time("quietHours.from", quiet.from()),
                        quiet == null ? null : time("quietHours.until", quiet.until()),
                        wishes.digestAt() == null ? defaults.digestAt() : time("digestAt", wishes.digestAt()),
                        modes(Objects.requireNonNullElse(wishes.categories(), Map.of())),
                        services(watch.services()),
                        releases(watch.releases())));
        return of(account);
    }

    private static Language language(String word) {
        return Language.ofWord(word)
                .orElseThrow(() ->
                        new PreferenceRefusedException("REL-NTF-030 language is none of " + Language.WORDS + "."));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new PreferenceRefusedException(
                    "REL-NTF-031 zone is no time zone. Write its IANA name, e.g. Asia/Riyadh.");
        }
    }

    private static LocalTime time(String field, @Nullable String text) {
        try {
            return LocalTime.parse(String.valueOf(text)).withSecond(0).withNano(0);
        } catch (DateTimeException e) {
            throw new PreferenceRefusedException("REL-NTF-032 " + field + " is no time of day. Write e.g. 22:00.");
        }
    }

    private static Map<Category, Mode> modes(Map<String, String> words) {
        Map<Category, Mode> modes = new EnumMap<>(Category.class);
        words.forEach((category, mode) -> modes.put(
                Category.ofWord(category)
                        .orElseThrow(() -> new PreferenceRefusedException(
                                "REL-NTF-033 categories has an unknown word. Known: " + Category.WORDS + ".")),
                Mode.ofWord(String.valueOf(mode))
                        .orElseThrow(() -> new PreferenceRefusedException(
                                "REL-NTF-033 categories." + category + " is none of " + Mode.WORDS + "."))));
        return modes;
    }

    private List<String> services(@Nullable List<String> named) {
        List<String> watched = few("watch.services", named);
        if (!services.services().containsAll(watched)) {
            throw new PreferenceRefusedException(
                    "REL-NTF-034 watch.services names an unknown service. Known: " + services.services() + ".");
        }
        return watched;
    }

    /** To whoever may not know of a release there is none. */
    private List<String> releases(@Nullable List<String> keys) {
        List<String> watched = few("watch.releases", keys);
        watched.stream().filter(key -> releases.find(key).isEmpty()).findFirst().ifPresent(key -> {
            throw new PreferenceRefusedException(
                    "REL-NTF-035 watch.releases names a release that does not exist. Write keys such as canteen-api-1.5.0.");
        });
        return watched;
    }

    private static List<String> few(String field, @Nullable List<String> named) {
        List<String> all = named == null
                ? List.of()
                : named.stream().map(String::valueOf).distinct().sorted().toList();
        if (all.size() > MOST_WATCHED) {
            throw new PreferenceRefusedException(
                    "REL-NTF-034 " + field + " has more than " + MOST_WATCHED + " entries. Watch services instead.");
        }
        return all;
    }
}
