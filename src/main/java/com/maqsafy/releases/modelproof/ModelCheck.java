package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.policy.PolicyCatalogue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Judges models as their deployment would, and deploys nothing. */
@Component
public class ModelCheck {

    /** Longest line that Modeler's notice and a terminal show whole. */
    private static final int LINE = 160;

    private final ModelProof proof;

    ModelCheck(ModelProof proof) {
        this.proof = proof;
    }

    /** For the command line, where there is no application. */
    public static ModelCheck standalone() {
        return new ModelCheck(new ModelProof(new PolicyCatalogue()));
    }

    /**
     * A file that differs from the deployed one.
     *
     * @param change {@code new}, {@code changed}, or {@code redrawn} when only the picture differs
     * @param elements what differs: {@code added}, {@code removed} or {@code changed} and an id
     */
    public record FileChange(String file, String change, List<String> elements) {}

    /**
     * What would become of a deployment.
     *
     * @param summary one line
     * @param changes what it would change
     * @param objections what stands against it, a line each; empty when it would be deployed
     */
    public record Answer(boolean ok, String summary, List<FileChange> changes, List<String> objections) {}

    /**
     * Judges the files together with the deployed ones, as their deployment would.
     *
     * @param given by file name
     * @param deployed the set in force by file name; empty when there is none
     */
    public Answer check(Map<String, byte[]> given, Map<String, byte[]> deployed) {
        Map<String, byte[]> whole = new TreeMap<>(deployed);
        whole.putAll(given);
        List<String> objections = proof.objections(whole);
        List<FileChange> changes = ModelChanges.between(deployed, given);
        return new Answer(objections.isEmpty(), summary(changes, objections), changes, objections);
    }

    private static String summary(List<FileChange> changes, List<String> objections) {
        if (objections.isEmpty()) {
            return changes.isEmpty()
                    ? "Nothing would change."
                    : "Would be deployed: %s.".formatted(files(changes.size(), "changes"));
        }
        String first = objections.get(0);
        String more = objections.size() == 1 ? "" : " (and %d more)".formatted(objections.size() - 1);
        int room = LINE - more.length();
        return (first.length() <= room ? first : first.substring(0, room - 3) + "...") + more;
    }

    private static String files(int count, String verb) {
        return count == 1 ? "1 file " + verb : count + " files " + verb.substring(0, verb.length() - 1);
    }
}
