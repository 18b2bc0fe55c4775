package com.maqsafy.releases.release;

import java.util.Arrays;
import java.util.Optional;

/** Release types (TYPE-01 to TYPE-06) and the process that handles each. */
public enum ReleaseType {
    MAJOR("TYPE-01", "standard-release"),
    MINOR("TYPE-02", "standard-release"),
    PATCH("TYPE-03", "standard-release"),
    HOTFIX("TYPE-04", "hotfix-release"),
    SECURITY("TYPE-05", "security-release"),
    INFRASTRUCTURE("TYPE-06", "standard-release");

    private final String item;
    private final String process;

    ReleaseType(String item, String process) {
        this.item = item;
        this.process = process;
    }

    /** Policy item of the type. */
    public String item() {
        return item;
    }

    /** Key of the process definition that handles releases of the type. */
    public String process() {
        return process;
    }

    /** The word used in forms, REST and the database, e.g. {@code minor}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public static Optional<ReleaseType> ofWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }
}
