package com.maqsafy.releases.process;

import java.util.Map;

/** What one task form shows and what its submission means. One class a form; found by the form's id. */
public interface TaskForm {

    /** Id of the form, which is also its file stem. */
    String form();

    /**
     * What the form shows above its questions, as JSON-like values (maps, lists, texts, numbers, booleans), at this
     * moment: it is computed whenever somebody opens the form, as {@code dossier}, and once more when it is submitted. No
     * secret may be in it.
     */
    Map<String, Object> context(TaskContext task);

    /**
     * Answers that stand in the fields when the form is opened, by key, because the system has reason to think so: texts, and
     * lists of texts for choices. The person may change them, and what is submitted is the person's.
     */
    default Map<String, Object> proposals(TaskContext task) {
        return Map.of();
    }

    /**
     * What an answer stands for, of what the form shows; when it has changed since the person opened the form, the answer is not
     * taken. Blank where an answer holds whatever has come since.
     *
     * @param shown as {@link #context} gave it
     */
    default String standsFor(Map<String, Object> shown) {
        return "";
    }

    /** Why it is offered to those to whom it is offered, for others who try it; blank when that goes without saying. */
    default String offeredBecause() {
        return "";
    }

    /**
     * Judges a submission that passed the form's schema.
     *
     * @param user who submits, checked to be allowed to
     * @throws SubmissionRefusedException with every reason; nothing of the submission is kept
     */
    TaskOutcome accept(TaskContext task, String user, FormValues values);
}
