package com.maqsafy.releases.process;

import java.util.List;

/** A form cannot be used; says everything that is wrong with it at once, each problem with its code REL-FRM-nnn. */
public class InvalidFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    InvalidFormException(String form, List<String> problems) {
        super("Form '" + form + "' cannot be used. " + String.join(" · ", problems));
        this.problems = List.copyOf(problems);
    }

    /** All problems, at least one; each is one line that starts with its code. */
    public List<String> problems() {
        return problems;
    }
}
