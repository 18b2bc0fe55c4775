package com.maqsafy.releases.rules;

import com.maqsafy.releases.rules.RuleDifference.Hunk;
import java.util.List;

/**
 * What differs between the settings of two sets of rules: the checks that apply, the commands of the plan, the application
 * that judges by them, and the digests of its files.
 *
 * @param from SHA-256 of the one set
 * @param to SHA-256 of the other
 * @param added number of lines that only the other has
 * @param removed number of lines that only the one has
 * @param hunks where they differ, with some lines around; empty when they are the same
 */
public record SettingsDifference(String from, String to, int added, int removed, List<Hunk> hunks) {

    public SettingsDifference {
        hunks = List.copyOf(hunks);
    }
}
