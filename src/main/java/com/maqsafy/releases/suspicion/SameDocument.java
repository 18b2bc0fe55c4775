package com.maqsafy.releases.suspicion;

import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.TestReported;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** One report or link that is to show several tests. */
@Component
class SameDocument implements Detector {

    @Override
    public String kind() {
        return "same-document";
    }

    @Override
    public String why() {
        return "One document stands for several tests. It may show one of them and none of the others.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        Map<String, List<Recorded<TestReported>>> documents = release.history()
                .all(TestReported.class)
                .filter(r -> !document(r.event()).isBlank())
                .collect(Collectors.groupingBy(r -> document(r.event()), LinkedHashMap::new, Collectors.toList()));
        return documents.entrySet().stream().flatMap(d -> found(d.getKey(), d.getValue()));
    }

    private static Stream<Finding> found(String document, List<Recorded<TestReported>> reports) {
        TreeSet<String> tests =
                reports.stream().map(r -> r.event().test()).collect(Collectors.toCollection(TreeSet::new));
        return tests.size() < 2
                ? Stream.empty()
                : Stream.of(new Finding(
                        document,
                        "The same %s was handed in for %s."
                                .formatted(
                                        reports.get(0).event().sha256() == null ? "link" : "report",
                                        Words.list(tests, t -> t)),
                        reports.get(reports.size() - 1).time(),
                        reports.stream().map(Finding::place).toList()));
    }

    private static String document(TestReported report) {
        return report.sha256() != null
                ? report.sha256()
                : Objects.requireNonNullElse(report.link(), "").strip();
    }
}
