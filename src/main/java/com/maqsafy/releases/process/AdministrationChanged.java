package com.maqsafy.releases.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import org.jspecify.annotations.Nullable;

/** The record {@code administrationChanged}. */
@Event(
        chapter = Chapter.ADMINISTRATION,
        by = "an account; `system:engine-api` at the application's start",
        about = "As the engine logs it, one record a property.")
public record AdministrationChanged(
        @Means("the engine's operation") String operation,

        @Means("`User`, `Group`, `Group membership`, `Authorization`, `Deployment`, `Job`, `ProcessInstance`, ...")
        String target,

        @Means("what was changed") @Nullable String property,
        @Means("value before") @Nullable String old,
        @JsonProperty("new") @Means("value now") @Nullable String newValue,
        @Means("id of the deployment") @Nullable String deployment,
        @Means("key of the process definition") @Nullable String definition,
        @Means("id of the process instance") @Nullable String processInstance,
        @Means("id of the job") @Nullable String job,

        @Means("of a user or a membership: user id") @Nullable
        String account,

        @Means("of a membership: group id") @Nullable String role,
        @Means("what was asked for") @Nullable String detail)
        implements LedgerEvent {

    public AdministrationChanged {
        operation = Members.text(operation);
        target = Members.text(target);
    }

    @Override
    public Words words() {
        return Words.plain(operation, " of ", target, property == null ? "" : ": " + property);
    }
}
