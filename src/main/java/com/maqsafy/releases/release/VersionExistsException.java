package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import java.util.List;

/** The version was used before; a released version is never modified and a number never used twice (VER-05). */
public class VersionExistsException extends SubmissionRefusedException {

    private static final long serialVersionUID = 1L;

    /**
     * It has a release; while that one goes on, going on with it is the answer.
     *
     * @param others what else is wrong with the request
     */
    public VersionExistsException(ReleaseDetails there, List<Violation> others) {
        super(Violation.andOfOtherFields(List.of(new Violation("VER-05", "version", message(there))), others));
    }

    public VersionExistsException(String service, String version) {
        super(new Violation(
                "VER-05",
                "version",
                "Version %s of %s exists already. A change is a new version: take the next number."
                        .formatted(version, service)));
    }

    private static String message(ReleaseDetails there) {
        // Of a security release nothing more is told than that its number is taken: not everybody may know of it.
        if (there.status().isFinal() || there.type().restricted()) {
            return "Version %s of %s exists already. A change is a new version: take the next number."
                    .formatted(there.version(), there.service());
        }
        return "Version %s of %s is being released already: %s is %s, owned by %s. Go on with that release, or withdraw it and take the next number."
                .formatted(
                        there.version(),
                        there.service(),
                        there.key(),
                        there.status().word(),
                        there.owner());
    }
}
