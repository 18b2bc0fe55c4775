package com.maqsafy.releases.release;

import com.maqsafy.releases.source.SemanticVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Kinds of change, each with the part of the version that it raises (VER-02 to VER-04). */
public enum ChangeType {
    BREAKING("VER-02", "major"),
    FEATURE("VER-03", "minor"),
    FIX("VER-04", "patch");

    private final String item;
    private final String part;

    ChangeType(String item, String part) {
        this.item = item;
        this.part = part;
    }

    /** The word used in forms, REST and the database, e.g. {@code breaking}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Policy item of the kind. */
    public String item() {
        return item;
    }

    /** The part of the version that it raises: {@code major}, {@code minor} or {@code patch}. */
    public String part() {
        return part;
    }

    /** The kind with this word; empty when there is none. */
    public static Optional<ChangeType> ofWord(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }

    /** The words of all kinds, the widest change first. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ChangeType::word).toList();
    }

    /** The next number after a version. */
    SemanticVersion successor(SemanticVersion before) {
        return switch (this) {
            case BREAKING -> before.nextMajor();
            case FEATURE -> before.nextMinor();
            case FIX -> before.nextPatch();
        };
    }
}
