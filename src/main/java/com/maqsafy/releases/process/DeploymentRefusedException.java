package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/**
 * Models must not be deployed (promise 1). The message is one line that Camunda Modeler shows whole: how many objections
 * there are, and the first of them; all are had from the exception, and over REST from the answer's member
 * {@code objections}.
 */
public final class DeploymentRefusedException extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    /** Characters of the longest message. */
    static final int LONGEST = 300;

    private static final String REFUSED = "REL-MOD-001 The models are refused and nothing is deployed. ";

    private final List<String> objections;

    DeploymentRefusedException(List<String> objections) {
        super(message(objections));
        this.objections = List.copyOf(objections);
    }

    /** Each in one line that names the file, the element, the policy item and the mend. */
    public List<String> objections() {
        return objections;
    }

    private static String message(List<String> objections) {
        String first = objections.get(0);
        if (objections.size() == 1 && REFUSED.length() + first.length() <= LONGEST) {
            return REFUSED + first;
        }
        String count = REFUSED
                + objections.size()
                + (objections.size() == 1
                        ? " objection: "
                        : " objections (all in the answer's 'objections'), the first: ");
        return count + cut(first, LONGEST - count.length());
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
