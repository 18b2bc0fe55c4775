package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.process.AccountGroups;
import com.maqsafy.releases.process.ChangedTasks;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.signin.Accounts;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Accounts, groups and tasks in the engine. */
@Component
class EngineAccounts implements Accounts {

    private final IdentityService identity;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final WithoutAuthorization withoutAuthorization;

    EngineAccounts(
            @Lazy IdentityService identity,
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            WithoutAuthorization withoutAuthorization) {
        this.identity = identity;
        this.tasks = tasks;
        this.runtime = runtime;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public boolean exists(String account) {
        return withoutAuthorization.call(
                () -> identity.createUserQuery().userId(account).count() == 1);
    }

    @Override
    public Set<String> members(String group) {
        return withoutAuthorization.call(() -> identity.createUserQuery().memberOfGroup(group).list().stream()
                .map(User::getId)
                .collect(Collectors.toSet()));
    }

    @Override
    public Set<String> groups(String account) {
        return withoutAuthorization.call(() -> AccountGroups.of(identity, account));
    }

    @Override
    public List<ReturnedTask> takeTasks(String account) {
        return taken(account, () -> {
            Map<String, Task> taken = new LinkedHashMap<>();
            for (Task task : tasks.createTaskQuery().taskOwner(account).list()) {
                if (task.getDelegationState() == DelegationState.PENDING) {
                    free(task);
                    taken.put(task.getId(), task);
                } else {
                    task.setOwner(null);
                    ChangedTasks.save(tasks, task);
                }
            }
            for (Task task : tasks.createTaskQuery().taskAssignee(account).list()) {
                free(task);
                taken.put(task.getId(), task);
            }
            return taken.values();
        });
    }

    @Override
    public List<ReturnedTask> takeTasks(String account, String role) {
        return taken(account, () -> {
            List<Task> lost = tasks.createTaskQuery().taskAssignee(account).list().stream()
                    .filter(task -> isBy(role, account, task))
                    .toList();
            lost.forEach(this::free);
            return lost;
        });
    }

    /** Whether it is a role's task that the account may do by nothing else. */
    private boolean isBy(String role, String account, Task task) {
        Set<String> offered = new HashSet<>();
        for (IdentityLink link : tasks.getIdentityLinksForTask(task.getId())) {
            if (IdentityLinkType.CANDIDATE.equals(link.getType())) {
                if (account.equals(link.getUserId())) {
                    return false;
                }
                if (link.getGroupId() != null) {
                    offered.add(link.getGroupId());
                }
            }
        }
        // The engine has not taken it out yet.
        return offered.remove(role) && Collections.disjoint(offered, groups(account));
    }

    private List<ReturnedTask> taken(String account, Supplier<Collection<Task>> taking) {
        return withoutAuthorization.call(() -> ChangedTasks.whileOpen(
                "REL-SGN-230 A task of '" + account + "' ended at the same moment, and nothing of this call was"
                        + " done. Repeat it.",
                () -> taking.get().stream()
                        .map(task -> new ReturnedTask(
                                release(task), task.getId(), task.getTaskDefinitionKey(), task.getName()))
                        .toList()));
    }

    /** Delegated it would take no form, whoever claimed it. */
    private void free(Task task) {
        if (task.getDelegationState() == null && task.getOwner() == null) {
            tasks.setAssignee(task.getId(), null);
        } else {
            task.setAssignee(null);
            task.setOwner(null);
            task.setDelegationState(null);
            ChangedTasks.save(tasks, task);
        }
    }

    /** The business key, which called processes have from their caller. */
    private String release(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance.getBusinessKey();
    }
}
