package com.maqsafy.releases.settings;

import java.util.List;

/** Settings that cannot be used, all mistakes at once, each with the full name of its property. */
public class SettingsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    /**
     * @param code stable code of the module that refuses, e.g. {@code REL-DEP-001}
     * @param mistakes one line each, beginning with the property's full name
     */
    public SettingsException(String code, List<String> mistakes) {
        super(code + " " + String.join("; ", mistakes));
        this.mistakes = mistakes.stream()
                .map(mistake -> mistake.startsWith("REL-") ? mistake : code + " " + mistake)
                .toList();
    }

    /** The mistakes, each with a code. */
    public List<String> mistakes() {
        return mistakes;
    }
}
