package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The files that a release changes, as a table; at most 200 rows. */
@Component
class ChangedFiles {

    private static final int ROWS = 200;

    private final SourceRepositories sources;

    ChangedFiles(SourceRepositories sources) {
        this.sources = sources;
    }

    List<Map<String, Object>> of(ReleaseDetails release) {
        return sources.of(release.service()).map(s -> rows(s, release)).orElse(List.of());
    }

    private static List<Map<String, Object>> rows(SourceRepository source, ReleaseDetails release) {
        return source.versionTag(release.previousVersion())
                .map(base -> source.changes(base.commit(), release.commit()).files().stream()
                        .limit(ROWS)
                        .map(f -> Map.<String, Object>of(
                                "path",
                                f.path(),
                                "change",
                                "%s, +%d -%d".formatted(f.change(), f.linesAdded(), f.linesDeleted())))
                        .toList())
                .orElse(List.of());
    }
}
