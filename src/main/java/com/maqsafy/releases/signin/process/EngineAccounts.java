package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.process.AccountGroups;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.signin.Accounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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
        return withoutAuthorization.call(() -> {
            Map<String, Task> taken = new LinkedHashMap<>();
            for (Task task : tasks.createTaskQuery().taskOwner(account).list()) {
                tasks.setOwner(task.getId(), null);
            }
            for (Task task : tasks.createTaskQuery().taskAssignee(account).list()) {
                tasks.setAssignee(task.getId(), null);
                taken.put(task.getId(), task);
            }
            List<ReturnedTask> returned = new ArrayList<>();
            taken.values()
                    .forEach(task -> returned.add(new ReturnedTask(
                            release(task), task.getId(), task.getTaskDefinitionKey(), task.getName())));
            return returned;
        });
    }

    /** The business key, which called processes have from their caller. */
    private String release(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return instance.getBusinessKey();
    }
}
