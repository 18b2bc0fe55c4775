package com.maqsafy.releases.system;

import java.util.List;
import java.util.Locale;

/** Minimum, median and maximum of the runs of one measurement. */
record Figures(List<Double> runs) {

    Figures {
        runs = runs.stream().sorted().toList();
    }

    double median() {
        int half = runs.size() / 2;
        return runs.size() % 2 == 1 ? runs.get(half) : (runs.get(half - 1) + runs.get(half)) / 2;
    }

    /** How many times another measurement. */
    double times(Figures other) {
        return median() / other.median();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.1f / %.1f / %.1f of %d", runs.get(0), median(), runs.get(runs.size() - 1), runs.size());
    }
}
