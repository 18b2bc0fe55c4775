package com.maqsafy.releases.process;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Published in the engine's transaction when a task of a release changes.
 *
 * @param release key of the release
 * @param what {@code opened}, {@code assigned}, {@code completed} or {@code closed} (it is not needed any more)
 * @param id id of the task
 * @param element id of the model element
 * @param title what is to be done
 * @param assignee user id, absent while nobody has it
 * @param groups ids of the groups that may take it, in order; told when it is opened
 * @param due an instant in ISO 8601, blank for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskChanged(
        String release,
        String what,
        String id,
        String element,
        String title,
        @Nullable String assignee,
        List<String> groups,
        String due) {

    public TaskChanged {
        groups = List.copyOf(groups);
    }
}
