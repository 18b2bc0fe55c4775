package com.maqsafy.releases.process;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What many releases wait for, read with one statement however many they are: the engine's own queries ask for the groups
 * of each task apart.
 */
@Component
public class OpenTasksOfReleases {

    private static final String TASKS = """
            SELECT t.id_, e.business_key_, t.task_def_key_, t.name_, t.assignee_, t.create_time_, t.due_date_, t.priority_,
                   array_remove(array_agg(DISTINCT l.group_id_), NULL) AS groups,
                   array_remove(array_agg(DISTINCT l.user_id_), NULL) AS users
            FROM act_ru_task t
            JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
            LEFT JOIN act_ru_identitylink l ON l.task_id_ = t.id_ AND l.type_ = 'candidate'
            WHERE %s
            GROUP BY t.id_, e.business_key_, t.task_def_key_, t.name_, t.assignee_, t.create_time_, t.due_date_, t.priority_
            ORDER BY t.create_time_, t.id_""";

    /** In the order of {@link #waiting}; that asks the engine again, so what is too much here is left out there. */
    private static final String WAITING = """
            SELECT t.id_ FROM act_ru_task t JOIN act_ru_execution e ON e.id_ = t.proc_inst_id_
            WHERE e.business_key_ = ANY (:releases)
                AND (t.assignee_ = :user OR (t.assignee_ IS NULL AND EXISTS (
                    SELECT FROM act_ru_identitylink l
                    WHERE l.task_id_ = t.id_ AND l.type_ = 'candidate' AND (l.user_id_ = :user OR l.group_id_ = ANY (:groups)))))
            ORDER BY t.priority_ DESC, t.due_date_, t.id_
            LIMIT :limit OFFSET :from""";

    private final JdbcClient jdbc;
    private final TaskService tasks;

    OpenTasksOfReleases(JdbcClient jdbc, @Lazy TaskService tasks) {
        this.jdbc = jdbc;
        this.tasks = tasks;
    }

    /**
     * A task that somebody has to do.
     *
     * @param release key of the release
     * @param element id of the model element
     * @param assignee user id of who has it, absent while nobody does
     * @param groups ids of the groups that may take it, sorted
     * @param users ids of the users who may take it, sorted
     * @param since when it was opened
     * @param due when it should be done, absent for no such time
     * @param priority 0 to 100, the greater the earlier
     */
    public record OpenTask(
            String id,
            String release,
            String element,
            String title,
            @Nullable String assignee,
            List<String> groups,
            List<String> users,
            Instant since,
            @Nullable Instant due,
            int priority) {

        public OpenTask {
            groups = groups.stream().sorted().toList();
            users = users.stream().sorted().toList();
        }
    }

    /** The open tasks of releases of which the caller may know, oldest first, by the release's key. */
    public Map<String, List<OpenTask>> of(Collection<String> releases) {
        return releases.isEmpty()
                ? Map.of()
                : read("e.business_key_ = ANY (?)", releases).stream()
                        .collect(Collectors.groupingBy(OpenTask::release, LinkedHashMap::new, Collectors.toList()));
    }

    /** All open tasks of all releases, whoever may know of them, oldest first. */
    public List<OpenTask> all() {
        return jdbc.sql(TASKS.formatted("e.business_key_ IS NOT NULL"))
                .query(OpenTasksOfReleases::task)
                .list();
    }

    /**
     * What waits for a person, by priority, then what is due first: tasks that the person has, and those that nobody has and
     * the person or one of these groups may take. The engine leaves out what the signed-in person may not see.
     *
     * @param limit at most so many
     */
    public List<OpenTask> waitingFor(String user, Set<String> groups, int limit) {
        return waiting(tasks.createTaskQuery(), user, groups, limit);
    }

    /**
     * What of that is about some releases. The tasks are found by one statement, for thousands of keys would be as many
     * parameters of a query of the engine, and the engine says which of them the person may see.
     *
     * @param groups all of the person's, at least
     * @param releases their keys
     */
    public List<OpenTask> waitingFor(String user, Set<String> groups, int limit, Collection<String> releases) {
        List<OpenTask> waiting = new ArrayList<>();
        List<String> page;
        int from = 0;
        do {
            page = releases.isEmpty() ? List.of() : waitingIds(user, groups, limit, releases, from);
            if (!page.isEmpty()) {
                waiting.addAll(
                        waiting(tasks.createTaskQuery().taskIdIn(page.toArray(String[]::new)), user, groups, limit));
            }
            from += page.size();
        } while (page.size() == limit && waiting.size() < limit);
        return List.copyOf(waiting.subList(0, Math.min(limit, waiting.size())));
    }

    private List<String> waitingIds(String user, Set<String> groups, int limit, Collection<String> releases, int from) {
        return jdbc.sql(WAITING)
                .param("releases", releases.toArray(String[]::new))
                .param("user", user)
                .param("groups", groups.toArray(String[]::new))
                .param("limit", limit)
                .param("from", from)
                .query(String.class)
                .list();
    }

    private List<OpenTask> waiting(TaskQuery all, String user, Set<String> groups, int limit) {
        TaskQuery query = all.or().taskAssignee(user).taskCandidateUser(user);
        if (!groups.isEmpty()) {
            query.taskCandidateGroupIn(List.copyOf(groups));
        }
        List<String> ids = query
                .endOr()
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, limit)
                .stream()
                .map(Task::getId)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, OpenTask> found =
                read("t.id_ = ANY (?)", ids).stream().collect(Collectors.toMap(OpenTask::id, task -> task));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private List<OpenTask> read(String which, Collection<String> values) {
        return jdbc.sql(TASKS.formatted("e.business_key_ IS NOT NULL AND " + which))
                .param(values.toArray(String[]::new))
                .query(OpenTasksOfReleases::task)
                .list();
    }

    private static OpenTask task(ResultSet rs, int row) throws SQLException {
        Timestamp due = rs.getTimestamp("due_date_");
        return new OpenTask(
                rs.getString("id_"),
                rs.getString("business_key_"),
                rs.getString("task_def_key_"),
                String.valueOf(rs.getString("name_")),
                rs.getString("assignee_"),
                strings(rs.getArray("groups")),
                strings(rs.getArray("users")),
                rs.getTimestamp("create_time_").toInstant(),
                due == null ? null : due.toInstant(),
                rs.getInt("priority_"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
