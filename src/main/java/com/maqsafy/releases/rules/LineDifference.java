package com.maqsafy.releases.rules;

import com.maqsafy.releases.rules.RuleDifference.Hunk;
import com.maqsafy.releases.rules.RuleDifference.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** What differs between two texts, line by line, as Git tells it. */
final class LineDifference {

    /** So many lines are shown around a difference. */
    private static final int AROUND = 3;

    private final RawText before;
    private final RawText after;
    private final EditList edits;

    LineDifference(String before, String after) {
        this.before = new RawText(before.getBytes(StandardCharsets.UTF_8));
        this.after = new RawText(after.getBytes(StandardCharsets.UTF_8));
        // Who ends lines by another sign changes nothing that the engine reads.
        this.edits = new HistogramDiff().diff(RawTextComparator.WS_IGNORE_TRAILING, this.before, this.after);
    }

    int added() {
        return edits.stream().mapToInt(Edit::getLengthB).sum();
    }

    int removed() {
        return edits.stream().mapToInt(Edit::getLengthA).sum();
    }

    /** Where they differ; places that are near each other are one. */
    List<Hunk> hunks() {
        List<Hunk> hunks = new ArrayList<>();
        int first = 0;
        while (first < edits.size()) {
            int last = first;
            while (last + 1 < edits.size()
                    && edits.get(last + 1).getBeginA() - edits.get(last).getEndA() <= 2 * AROUND) {
                last++;
            }
            hunks.add(hunk(edits.subList(first, last + 1)));
            first = last + 1;
        }
        return List.copyOf(hunks);
    }

    private Hunk hunk(List<Edit> near) {
        List<Line> lines = new ArrayList<>();
        int a = Math.max(0, near.get(0).getBeginA() - AROUND);
        int b = near.get(0).getBeginB() - (near.get(0).getBeginA() - a);
        for (Edit edit : near) {
            for (; a < edit.getBeginA(); a++, b++) {
                lines.add(same(a, b));
            }
            for (; a < edit.getEndA(); a++) {
                lines.add(new Line("removed", a + 1, null, before.getString(a)));
            }
            for (; b < edit.getEndB(); b++) {
                lines.add(new Line("added", null, b + 1, after.getString(b)));
            }
        }
        int end = Math.min(before.size(), a + AROUND);
        for (; a < end; a++, b++) {
            lines.add(same(a, b));
        }
        return new Hunk(lines);
    }

    private Line same(int a, int b) {
        return new Line("same", a + 1, b + 1, after.getString(b));
    }
}
