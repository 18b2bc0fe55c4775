package com.maqsafy.releases.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.maqsafy.releases.process.OpenTasksOfReleases.OpenTask;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A task as the board shows it.
 *
 * @param titles what it is called in the languages that call it otherwise, by their tags
 * @param assignee user id of who has it, absent while nobody does
 * @param groups ids of the groups that may take it
 * @param users ids of single people who may take it
 * @param since when it was opened
 * @param due when it should be done, absent for no such time
 * @param priority 0 to 100, the greater the earlier
 * @param overdue whether that time is past
 * @param mine whether the reader has it, or may take it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BoardTask(
        String id,
        String release,
        String title,
        Map<String, String> titles,
        @Nullable String assignee,
        List<String> groups,
        List<String> users,
        Instant since,
        @Nullable Instant due,
        int priority,
        boolean overdue,
        boolean mine) {

    static BoardTask of(OpenTask task, Reader reader, BoardTexts texts) {
        return new BoardTask(
                task.id(),
                task.release(),
                task.title(),
                texts.titles(task.element(), task.title()),
                task.assignee(),
                task.groups(),
                task.users(),
                task.since(),
                task.due(),
                task.priority(),
                task.due() != null && task.due().isBefore(reader.now()),
                task.assignee() == null
                        ? task.users().contains(reader.id()) || !Collections.disjoint(task.groups(), reader.roles())
                        : task.assignee().equals(reader.id()));
    }

    /**
     * Who reads, and when.
     *
     * @param roles ids of the person's groups
     */
    record Reader(String id, Set<String> roles, Instant now) {}
}
