package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.approval.ApprovalDecided;
import com.maqsafy.releases.approval.MigrationReviewed;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.ReleaseHistory;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.process.SubstituteActed;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.ReleaseRequested;
import com.maqsafy.releases.release.TestReported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** One person behind acts of a release that are to be of different people: by any account, and by whoever acted in the person's place. */
@Component
class SeveralDuties implements Detector {

    @Override
    public String kind() {
        return "several-duties";
    }

    @Override
    public String why() {
        return "One person did several things of one release that different people are meant to do, so nobody looked at the other's work.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        Map<String, Map<String, List<Recorded<?>>>> byPerson = new LinkedHashMap<>();
        Function<Recorded<?>, Stream<String>> people =
                SubstituteActed.people(release.history().records());
        duties(release.history())
                .filter(d -> !d.record().actor().startsWith("system:"))
                .forEach(d -> people.apply(d.record())
                        .map(release.person())
                        .distinct()
                        .forEach(person -> byPerson.computeIfAbsent(person, p -> new LinkedHashMap<>())
                                .computeIfAbsent(d.what(), w -> new ArrayList<>())
                                .add(d.record())));
        return byPerson.entrySet().stream()
                .filter(person -> person.getValue().size() > 1)
                .map(person -> found(person.getKey(), person.getValue()));
    }

    private static Finding found(String person, Map<String, List<Recorded<?>>> duties) {
        List<Recorded<?>> records =
                duties.values().stream().flatMap(List::stream).toList();
        return new Finding(
                person,
                person + " " + Words.list(duties.keySet(), d -> d) + " in the same release.",
                records.stream().map(Recorded::time).max(Comparable::compareTo).orElseThrow(),
                records.stream().map(Finding::place).toList());
    }

    private record Done(String what, Recorded<?> record) {}

    private static Stream<Done> duties(ReleaseHistory history) {
        return Stream.of(
                        all(history, ReleaseRequested.class, e -> "requested it"),
                        all(history, TestReported.class, e -> "attested tests"),
                        all(history, MigrationReviewed.class, e -> "reviewed the migrations"),
                        all(
                                history,
                                ApprovalDecided.class,
                                e -> e.decision().equals("approve") ? "approved as " + Words.role(e.role()) : ""),
                        all(history, DeploymentStarted.class, e -> "started the deployment"))
                .flatMap(done -> done)
                .filter(done -> !done.what().isEmpty());
    }

    private static <E extends LedgerEvent> Stream<Done> all(
            ReleaseHistory history, Class<E> type, Function<E, String> what) {
        return history.all(type).map(r -> new Done(what.apply(r.event()), r));
    }
}
