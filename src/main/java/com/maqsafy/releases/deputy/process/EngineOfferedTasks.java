package com.maqsafy.releases.deputy.process;

import com.maqsafy.releases.deputy.Deputies;
import com.maqsafy.releases.deputy.OfferedTasks;
import com.maqsafy.releases.instance.OnOneNode;
import com.maqsafy.releases.process.ChangedTasks;
import com.maqsafy.releases.process.OpenTasksOfReleases;
import com.maqsafy.releases.process.OpenTasksOfReleases.OpenTask;
import com.maqsafy.releases.process.Substitution;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the candidates of open tasks as deputies are. A candidate may see a task and ask for it; whether it is got is said by the
 * validation of forms at that moment, so that what this does late opens nothing.
 */
@Component
class EngineOfferedTasks implements OfferedTasks {

    private final ObjectProvider<Deputies> deputies;
    private final OpenTasksOfReleases open;
    private final People people;
    private final Restrictions restrictions;
    private final TaskService tasks;
    private final WithoutAuthorization withoutAuthorization;
    private final OnOneNode onOneNode;

    EngineOfferedTasks(
            ObjectProvider<Deputies> deputies,
            OpenTasksOfReleases open,
            People people,
            Restrictions restrictions,
            @Lazy TaskService tasks,
            WithoutAuthorization withoutAuthorization,
            OnOneNode onOneNode) {
        this.deputies = deputies;
        this.open = open;
        this.people = people;
        this.restrictions = restrictions;
        this.tasks = tasks;
        this.withoutAuthorization = withoutAuthorization;
        this.onOneNode = onOneNode;
    }

    /** Every minute by itself: dates come, people leave. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void takeTurn() {
        onOneNode.run("deputies", this::follow);
    }

    @Override
    public void follow() {
        Set<String> everNamed = deputies.getObject().everNamed();
        if (!everNamed.isEmpty()) {
            Map<String, Set<String>> standing = deputies.getObject().standing().stream()
                    .collect(Collectors.groupingBy(
                            Substitution::role, Collectors.mapping(Substitution::substitute, Collectors.toSet())));
            withoutAuthorization.call(() -> ChangedTasks.whileOpen(
                    "REL-SUB-230 A task ended at the same moment, and nothing of this call was done. Repeat it.",
                    () -> {
                        open.all().forEach(task -> follow(task, standing, everNamed));
                        return null;
                    }));
        }
    }

    private void follow(OpenTask task, Map<String, Set<String>> standing, Set<String> everNamed) {
        Set<String> wanted = new HashSet<>();
        task.groups().forEach(group -> wanted.addAll(standing.getOrDefault(group, Set.of())));
        wanted.removeIf(account -> !restrictions.mayKnow(task.release(), account));
        for (String account : everNamed) {
            boolean candidate = task.users().contains(account);
            if (wanted.contains(account) && !candidate) {
                tasks.addCandidateUser(task.id(), account);
            } else if (!wanted.contains(account) && !owns(task, account)) {
                if (candidate) {
                    tasks.deleteCandidateUser(task.id(), account);
                }
                if (account.equals(task.assignee()) && Collections.disjoint(people.roles(account), task.groups())) {
                    tasks.setAssignee(task.id(), null);
                }
            }
        }
    }

    /** The owner of a restricted release is a candidate of it as oneself. */
    private boolean owns(OpenTask task, String account) {
        return restrictions.restricted(task.release())
                && restrictions.mayKnow(task.release(), account)
                && Collections.disjoint(people.roles(account), Restrictions.CIRCLE);
    }
}
