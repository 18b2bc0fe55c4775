package com.maqsafy.releases.process;

import java.util.Map;

/** What one task form shows and what its submission means. One class a form; found by the form's id. */
public interface TaskForm {

    /** Id of the form, which is also its file stem. */
    String form();

    /**
     * What the form shows above its questions, as JSON-like values (maps, lists, texts, numbers, booleans). It is put
     * into the task as the local variable {@code dossier} when the task is created. No secret may be in it.
     */
    Map<String, Object> context(TaskContext task);

    /**
     * Judges a submission that passed the form's schema.
     *
     * @param user who submits, checked to be allowed to
     * @throws SubmissionRefusedException with every reason; nothing of the submission is kept
     */
    TaskOutcome accept(TaskContext task, String user, FormValues values);
}
