package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.hotfix.HotfixSettings.Hotfix;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.release.SourceInspected;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How large a hotfix is (HOT-01), as the inspection of the source found it in Git for the release's commit.
 *
 * @param files number of changed files
 * @param lines added and deleted, in sum
 * @param areas the areas that it touches, sorted
 */
record HotfixScope(int files, int lines, List<String> areas) {

    HotfixScope {
        areas = List.copyOf(areas);
    }

    /** The measured scope; empty when the commit has not been inspected. */
    static Optional<HotfixScope> of(Dossier dossier) {
        return dossier.inspection().map(HotfixScope::measured);
    }

    private static @Nullable HotfixScope measured(SourceInspected inspection) {
        Integer files = inspection.files();
        Integer lines = inspection.changedLines();
        List<String> areas = inspection.areas();
        return files == null || lines == null || areas == null ? null : new HotfixScope(files, lines, areas);
    }

    boolean within(Hotfix limits) {
        return files <= limits.maxFiles() && lines <= limits.maxLines() && areas.size() <= limits.maxAreas();
    }

    /** Whether a recorded decision speaks about a scope of this size. */
    boolean isThatOf(HotfixScopeDecided decision) {
        return Objects.equals(decision.files(), files)
                && Objects.equals(decision.lines(), lines)
                && areas.equals(decision.areas());
    }

    /** In words, e.g. {@code 12 files, 340 lines and 1 area (app/Http)}. */
    String words() {
        return "%s, %s and %s (%s)"
                .formatted(counted(files, "file"), counted(lines, "line"), counted(areas.size(), "area"), areaNames());
    }

    /** The areas as people call them. */
    String areaNames() {
        return areas.stream()
                .map(area -> area.equals("/") ? "the top folder" : area)
                .collect(Collectors.joining(", "));
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
