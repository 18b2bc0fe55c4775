package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Map;

/** The start form of a process that people and CI start: the one way in. */
public interface StartForm {

    /** Id of the form, which is also its file stem. */
    String form();

    /**
     * Judges a start request that passed the form's schema and creates the release.
     *
     * @throws SubmissionRefusedException with every reason; nothing is kept
     */
    Started accept(DefinitionVersion definition, String processInstanceId, String user, FormValues values);

    /**
     * Judges a start request as {@link #accept} does, and keeps nothing.
     *
     * @throws SubmissionRefusedException with every reason
     */
    void judge(DefinitionVersion definition, String user, FormValues values);

    /**
     * A release that has been created.
     *
     * @param key business key of the process instance
     * @param facts its first routing facts
     */
    record Started(String key, Map<String, Object> facts) {}
}
