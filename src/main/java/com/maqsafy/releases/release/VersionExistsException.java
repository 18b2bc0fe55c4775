package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;

/** The version was used before; a released version is never modified and a number never used twice (VER-05). */
public class VersionExistsException extends SubmissionRefusedException {

    private static final long serialVersionUID = 1L;

    public VersionExistsException(String service, String version) {
        super(new Violation(
                "VER-05",
                "version",
                "Version %s of %s exists already. A change is a new version: take the next number."
                        .formatted(version, service)));
    }
}
