package com.maqsafy.releases.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.deputy.Deputy;
import com.maqsafy.releases.deputy.DeputySettings;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which roles nobody will be there for: looked at for each time at which somebody goes or comes back, up to
 * {@code releases.deputies.look-ahead} from now. A group without an active member is found too, and so are approvals that need
 * more different people than there will be.
 */
@Component
public class UncoveredRoles {

    private final Deputies deputies;
    private final People people;
    private final Approvers approvers;
    private final DeputySettings settings;
    private final Clock clock;

    UncoveredRoles(Deputies deputies, People people, Approvers approvers, DeputySettings settings, Clock clock) {
        this.deputies = deputies;
        this.people = people;
        this.approvers = approvers;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A time in which a role, or a type of releases, has nobody.
     *
     * @param role group id; for too few different people, those of the approvals, with commas between
     * @param types words of the release types that could not be approved; empty when the role has nobody at all
     * @param from when it begins
     * @param until when somebody is there again; absent when that is not known
     * @param away accounts of those who are away
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gap(
            String role,
            List<String> types,
            Instant from,
            @Nullable Instant until,
            Set<String> away) {

        public Gap {
            types = List.copyOf(types);
            away = Set.copyOf(away);
        }

        /** One sentence about it, and what to do. */
        public String sentence() {
            return (types.isEmpty()
                            ? Sentence.of("gap.role", role, when())
                            : Sentence.of("gap.types", String.join(" or ", types), when(), role))
                    .english();
        }

        private Sentence when() {
            if (away.isEmpty()) {
                return until == null ? Sentence.of("part.gap-on", from) : Sentence.of("part.gap-until", from, until);
            }
            String who = String.join(", ", new TreeSet<>(away));
            return until == null
                    ? Sentence.of("part.gap-on-away", from, who)
                    : Sentence.of("part.gap-until-away", from, until, who);
        }
    }

    /** Those of the days ahead, in order of their beginning. */
    public List<Gap> ahead() {
        Instant now = clock.instant();
        Instant end = now.plus(settings.lookAhead());
        List<Deputy> entries = deputies.all();
        List<Instant> changes = Stream.concat(
                        Stream.of(now), entries.stream().flatMap(d -> Stream.of(d.from(), d.until())))
                .filter(at -> !at.isBefore(now))
                .distinct()
                .sorted()
                .toList();
        Map<String, Set<String>> members = new LinkedHashMap<>();
        Deputies.ROLES.forEach(role -> members.put(role, people.members(role)));
        Map<String, Gap> open = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        for (Instant at : changes) {
            Map<String, Gap> found = new LinkedHashMap<>();
            if (at.isBefore(end) || !open.isEmpty()) {
                found(at, members, entries).forEach(gap -> found.put(gap.role() + gap.types(), gap));
            }
            open.entrySet().removeIf(o -> {
                if (!found.containsKey(o.getKey())) {
                    Gap gap = o.getValue();
                    gaps.add(new Gap(gap.role(), gap.types(), gap.from(), at, gap.away()));
                    return true;
                }
                return false;
            });
            if (at.isBefore(end)) {
                found.forEach(open::putIfAbsent);
            }
        }
        gaps.addAll(open.values());
        return gaps.stream()
                .sorted(java.util.Comparator.comparing(Gap::from).thenComparing(Gap::role))
                .toList();
    }

    /** The same, as far as somebody's absence is their cause; most of the time nobody is away, which is one look. */
    public List<Gap> ofAbsences() {
        return deputies.all().isEmpty() ? List.of() : ahead();
    }

    private List<Gap> found(Instant at, Map<String, Set<String>> members, List<Deputy> entries) {
        Set<String> away = entries.stream()
                .filter(d -> d.lasts(at))
                .map(d -> d.role() + ' ' + d.principal())
                .collect(Collectors.toSet());
        Map<String, Set<String>> there = new LinkedHashMap<>();
        List<Gap> gaps = new ArrayList<>();
        members.forEach((role, all) -> {
            Set<String> present = there(role, all, entries, at);
            there.put(role, present);
            if (present.isEmpty()) {
                gaps.add(new Gap(role, List.of(), at, null, away(role, all, away)));
            }
        });
        Map<Set<String>, List<String>> tooFew = new LinkedHashMap<>();
        for (ReleaseType type : ReleaseType.values()) {
            Set<String> roles = new TreeSet<>(ApprovalFloor.roles(type, true));
            List<Set<String>> asked =
                    roles.stream().map(role -> union(role, there)).toList();
            if (asked.stream().noneMatch(Set::isEmpty) && !approvers.suffice(asked)) {
                tooFew.computeIfAbsent(roles, r -> new ArrayList<>()).add(type.word());
            }
        }
        tooFew.forEach((roles, types) -> {
            Set<String> missing = new TreeSet<>();
            roles.stream()
                    .flatMap(role -> Stream.of(role.split(",")))
                    .forEach(role -> missing.addAll(away(role, members.getOrDefault(role, Set.of()), away)));
            gaps.add(new Gap(String.join(", ", roles), types, at, null, missing));
        });
        return gaps;
    }

    /** Members who are not away, and who stands in for those who are. */
    private Set<String> there(String role, Set<String> members, List<Deputy> entries, Instant at) {
        Set<String> there = new TreeSet<>(members);
        List<Deputy> ofRole = entries.stream()
                .filter(d -> d.role().equals(role) && d.lasts(at) && members.contains(d.principal()))
                .toList();
        ofRole.forEach(d -> there.remove(d.principal()));
        Set<String> anywhereAway =
                entries.stream().filter(d -> d.lasts(at)).map(Deputy::principal).collect(Collectors.toSet());
        ofRole.stream()
                .flatMap(d -> Stream.ofNullable(d.substitute()))
                .filter(s -> people.exists(s) && !anywhereAway.contains(s))
                .forEach(there::add);
        return there;
    }

    private static Set<String> away(String role, Set<String> members, Set<String> away) {
        return members.stream()
                .filter(m -> away.contains(role + ' ' + m))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(String roles, Map<String, Set<String>> there) {
        Set<String> all = new TreeSet<>();
        Stream.of(roles.split(",")).forEach(role -> all.addAll(there.getOrDefault(role, Set.of())));
        return all;
    }
}
