package com.maqsafy.releases.security;

/** The disclosure of security releases by a person, whether or not a process still waits for it (SEC-07). */
public interface Disclosure {

    /**
     * Discloses a security release that has ended: from now on everybody may know of it.
     *
     * @param user a member of the security owners or of management who may know of the release
     * @throws com.maqsafy.releases.release.UnknownReleaseException when there is none, or the user may not know of it
     * @throws AlreadyDisclosedException when it is disclosed already, or on its way to be
     * @throws com.maqsafy.releases.process.SubmissionRefusedException with the reason for any other refusal
     */
    void disclose(String release, String user, String reason);
}
