package com.maqsafy.releases.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Attestation;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormSubmissionParseListener.TaskSettings;
import com.maqsafy.releases.process.FormSubmissionParseListener.ValidatedTaskFormHandler;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.process.TaskDeadlines.Asked;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.camunda.spin.plugin.variable.value.impl.JsonValueImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Validates everything that people submit.
 *
 * <p>Camunda validates nothing on the server. Here the submitter, the separation of duties, the deployed form's schema
 * and the meaning are checked; the ledger record is written in the same transaction; and only declared routing facts
 * reach the process. Submitted values never become process variables. A task cannot be completed without it.
 */
@Component
class FormSubmissions {

    private static final String JSON = Variables.SerializationDataFormats.JSON.getName();
    /** The table of names and values that a form begins with: one of these. */
    static final List<String> FACTS = List.of("facts", "failed", "maintenance", "failure");

    private static final int MOST_SHOWN = 2_000;
    private static final String PASSED = FormSubmissions.class.getName() + ".passed.";

    private final Map<String, TaskForm> taskForms;
    private final Map<String, StartForm> startForms;
    private final List<TaskGuard> guards;
    private final List<TaskOpening> openings;
    private final TextGuard textGuard;
    private final TaskAudience audience;
    private final Substitutes substitutes;
    private final Ledger ledger;
    private final ObjectMapper json;
    private final IdentityService identity;
    private final WithoutAuthorization withoutAuthorization;
    private final HiddenInstances hidden;
    private final RefusedDuties refusedDuties;
    private final ServiceTimes times;
    private final TaskDeadlines deadlines;
    private final Clock clock;
    private final Map<String, FormSchema> schemas = new ConcurrentHashMap<>();

    /** For what an answer would stand, by task and reader: as it was shown last, by this node, on which its sessions are. */
    private final Map<String, String> lastShown = Collections.synchronizedMap(new Remembered<>(MOST_SHOWN));

    FormSubmissions(
            List<TaskForm> taskForms,
            List<StartForm> startForms,
            List<TaskGuard> guards,
            List<TaskOpening> openings,
            TextGuard textGuard,
            TaskAudience audience,
            Substitutes substitutes,
            Ledger ledger,
            ObjectMapper json,
            @Lazy IdentityService identity,
            WithoutAuthorization withoutAuthorization,
            HiddenInstances hidden,
            RefusedDuties refusedDuties,
            ServiceTimes times,
            TaskDeadlines deadlines,
            Clock clock) {
        this.taskForms = taskForms.stream().collect(Collectors.toUnmodifiableMap(TaskForm::form, Function.identity()));
        this.startForms =
                startForms.stream().collect(Collectors.toUnmodifiableMap(StartForm::form, Function.identity()));
        this.guards = guards;
        this.openings = openings;
        this.textGuard = textGuard;
        this.audience = audience;
        this.substitutes = substitutes;
        this.ledger = ledger;
        this.json = json;
        this.identity = identity;
        this.withoutAuthorization = withoutAuthorization;
        this.hidden = hidden;
        this.refusedDuties = refusedDuties;
        this.times = times;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** A start form was submitted; creates the release in the transaction that starts the process instance. */
    void start(ExecutionEntity execution, String form, VariableMap values) {
        StartForm start = startForm(form);
        ProcessDefinitionEntity definition = execution.getProcessDefinition();
        FormValues judged = judgedStart(definition, start, values);
        StartForm.Started started =
                start.accept(version(definition), execution.getProcessInstanceId(), currentUser(), judged);
        execution.setProcessBusinessKey(started.key());
        started.facts().forEach(execution::setVariable);
        pass(execution.getProcessInstanceId());
    }

    /** Judges a start form as {@link #start} does, and starts nothing. */
    void judgeStart(ProcessDefinitionEntity definition, String form, VariableMap values) {
        StartForm start = startForm(form);
        start.judge(version(definition), currentUser(), judgedStart(definition, start, values));
    }

    private FormValues judgedStart(ProcessDefinitionEntity definition, StartForm start, VariableMap values) {
        FormSchema.Judgement judgement =
                judged(schema(definition.getDeploymentId(), start.form()), values, Map.of(), textGuard);
        if (judgement.violations().isEmpty()) {
            return judgement.values();
        }
        throw new SubmissionRefusedException(Violation.andOfOtherFields(
                judgement.violations(), meant(start, version(definition), currentUser(), judgement.values())));
    }

    /** What the rules find in those fields of a start that could be read. */
    private static List<Violation> meant(
            StartForm start, DefinitionVersion definition, String user, FormValues values) {
        try {
            start.judge(definition, user, values);
            return List.of();
        } catch (SubmissionRefusedException e) {
            return e.violations();
        }
    }

    private StartForm startForm(String form) {
        return Optional.ofNullable(startForms.get(form))
                .orElseThrow(() -> new BadUserRequestException("REL-FRM-011 Nothing handles the start form '" + form
                        + "'. Use one of " + startForms.keySet() + "."));
    }

    /**
     * A process instance starts; only through its start form, called by another process, or by the system itself. What is
     * called belongs to the release of its caller, whatever the model says: the business key of the root instance is the
     * release, and nothing that an account can reach changes it.
     */
    void started(ExecutionEntity execution) {
        ExecutionEntity instance = execution.getProcessInstance();
        ExecutionEntity caller = instance.getSuperExecution();
        if (caller != null) {
            instance.setProcessBusinessKey(caller.getProcessBusinessKey());
        } else if (!hasPassed(instance.getId())
                && SystemProcesses.starting(execution.getProcessDefinition().getKey()) == null) {
            throw new BadUserRequestException("REL-FRM-012 '"
                    + execution.getProcessDefinition().getKey()
                    + "' is not started like this. Start a release with its start form or POST /api/releases.");
        }
    }

    /** To which single persons a new task is offered: those who may do it, and who stands in for somebody at this moment. */
    Set<String> offered(ExecutionEntity execution, TaskSettings settings) {
        Audience allowed = audience(execution, settings);
        Set<String> users = new HashSet<>(allowed.users());
        substitutes.into(allowed.groups()).stream()
                .filter(user ->
                        execution.getTenantId() == null || mayKnow(execution.getTenantId(), user, groupsOf(user)))
                .forEach(users::add);
        return users;
    }

    /** Who may do a task of this execution: the groups of its model, or those who may know of a hidden instance instead. */
    Audience audience(ExecutionEntity execution, TaskSettings settings) {
        Set<String> groups = settings.groupsFor(execution);
        return execution.getTenantId() == null
                ? new Audience(groups, Set.of())
                : audience.of(execution.getProcessBusinessKey(), groups);
    }

    /** A user task was created: its title, when it is due and what comes before it. */
    void created(DelegateTask task, TaskSettings settings) {
        TaskContext context = context(task, settings);
        form(context);
        task.setName(title(settings.title(), context));
        TaskDeadline deadline = deadlines.of(Asked.of(context.definition().key(), context.form(), context.facts()));
        task.setDueDate(Date.from(deadline.dueAt(context.facts(), clock.instant())));
        task.setPriority(deadline.priority());
        // Who may do a task may read its own variables only, so the card's facts are the task's as well.
        for (String onCard : List.of(ReleaseVariables.RELEASE_KEY.name(), ReleaseVariables.RELEASE_TYPE.name())) {
            task.setVariableLocal(
                    onCard,
                    onCard.equals(ReleaseVariables.RELEASE_KEY.name()) ? context.release() : context.fact(onCard));
        }
    }

    /** A user task gets an assignee: by claim, by assignment or at completion. */
    void assigned(DelegateTask task, TaskSettings settings) {
        if (task.getAssignee() != null) {
            admit(task, context(task, settings), settings, task.getAssignee());
        }
    }

    /**
     * What the form of a task shows at this moment, as {@code dossier}, and the answers that it proposes, by field.
     *
     * @param read whether it is wanted as objects, not only as text
     * @return null for a task that has no form of ours
     */
    @Nullable
    VariableMap opened(TaskEntity task, boolean read) {
        if (task.getTaskDefinition() == null
                || !(task.getTaskDefinition().getTaskFormHandler() instanceof ValidatedTaskFormHandler form)) {
            return null;
        }
        TaskContext context = context(task, form.settings());
        Map<String, Object> dossier = shown(context);
        remember(context, dossier);
        standing(task, form.settings()).ifPresent(s -> tell(s, dossier));
        VariableMap opened =
                Variables.createVariables().putValueTyped(ReleaseVariables.DOSSIER, jsonValue(dossier, read));
        form(context)
                .proposals(context)
                .forEach((field, value) -> opened.putValueTyped(
                        field, value instanceof String text ? Variables.stringValue(text) : jsonValue(value, read)));
        return opened;
    }

    private void remember(TaskContext context, Map<String, Object> shown) {
        String standsFor = form(context).standsFor(shown);
        var reader = identity.getCurrentAuthentication();
        if (!standsFor.isEmpty() && reader != null && reader.getUserId() != null) {
            lastShown.put(context.taskId() + ' ' + reader.getUserId(), standsFor);
        }
    }

    /** Nobody answers for what was never shown to them; who was shown nothing here answers for what there is. */
    private void requireShown(TaskContext context, String user, Map<String, Object> now) {
        String shown = lastShown.get(context.taskId() + ' ' + user);
        if (shown != null && !shown.equals(form(context).standsFor(now))) {
            throw refused(
                    "decision",
                    "REL-FRM-018 What this is about has changed since you opened the form. Open the task again, look at it and"
                            + " answer then.");
        }
    }

    /** What a form shows, and when that was so, also as a row of its facts. */
    private Map<String, Object> shown(TaskContext context) {
        Map<String, Object> shown = new LinkedHashMap<>(form(context).context(context));
        String asOf = times.second(service(context.release()), clock.instant());
        shown.put("asOf", asOf);
        tell(
                shown,
                facts -> facts.add(
                        Map.of("name", "Shown as of", "value", asOf + "; open the task again for newer facts")));
        return shown;
    }

    /** The right by which the reader would do a task in another person's place; empty for whoever does it as oneself. */
    private Optional<Substitution> standing(TaskEntity task, TaskSettings settings) {
        var reader = identity.getCurrentAuthentication();
        if (reader == null || reader.getUserId() == null) {
            return Optional.empty();
        }
        Audience allowed = audience(task.getExecution(), settings);
        return allowed.admits(reader.getUserId(), groupsOf(reader.getUserId()))
                ? Optional.empty()
                : substitutes.of(reader.getUserId(), allowed.groups()).stream().findFirst();
    }

    /** Who decides in another person's place reads so before anything else. */
    private void tell(Substitution standing, Map<String, Object> dossier) {
        Map<String, Object> row = Map.of(
                "name",
                "You act for",
                "value",
                standing.principal() + ", as " + standing.role().replace('-', ' ') + ", until " + standing.until());
        tell(dossier, facts -> facts.add(0, row));
    }

    /** Adds to the table that a form begins with, if it begins with one. */
    private static void tell(Map<String, Object> dossier, Consumer<List<Object>> more) {
        FACTS.stream()
                .filter(table -> dossier.get(table) instanceof List<?>)
                .findFirst()
                .ifPresent(table -> {
                    List<Object> facts = new ArrayList<>((List<?>) dossier.get(table));
                    more.accept(facts);
                    dossier.put(table, facts);
                });
    }

    private static String service(String release) {
        return release.substring(0, release.lastIndexOf('-'));
    }

    /** A user task's form was submitted. */
    void submit(TaskEntity task, TaskSettings settings, VariableMap values) {
        String user = currentUser();
        TaskContext context = context(task, settings);
        if (DelegationState.PENDING.equals(task.getDelegationState())) {
            throw refused("assignee", "A delegated task only returns to its owner. Let the owner take it back first.");
        }
        if (task.getAssignee() != null && !task.getAssignee().equals(user)) {
            throw refused("assignee", "The task is assigned to " + task.getAssignee() + ". Let them release it first.");
        }
        Optional<Substitution> standing = admit(task, context, settings, user);
        TaskForm form = form(context);
        FormSchema schema = schema(task.getProcessDefinition().getDeploymentId(), context.form());
        Map<String, Object> now = shown(context);
        requireShown(context, user, now);
        Map<String, Object> dossier = Map.of(ReleaseVariables.DOSSIER, now);
        TaskOutcome outcome = form.accept(
                context,
                user,
                judged(
                                schema,
                                values,
                                dossier,
                                (field, text) -> textGuard.objection(context.release(), user, field, text))
                        .accepted());
        if (task.getAssignee() == null) {
            task.setAssignee(user);
        }
        LedgerRecord done = ledger.append(
                Attestation.of(context.release(), user, attested(outcome, context, user, standing.orElse(null)))
                        .serving(outcome.items())
                        .at(context.element(), context.definition()));
        standing.ifPresent(s -> ledger.append(Attestation.of(
                        context.release(),
                        user,
                        new SubstituteActed(
                                s.principal(),
                                s.role(),
                                done.sequence(),
                                s.namedBy(),
                                s.namedAt().toString(),
                                s.until().toString()))
                .serving(outcome.items())
                .at(context.element(), context.definition())));
        outcome.facts().forEach(task::setVariable);
        pass(task.getId());
    }

    /** A user task is being completed: only after its form was accepted in the same transaction. */
    void completed(DelegateTask task) {
        if (!hasPassed(task.getId())) {
            throw new BadUserRequestException(
                    "REL-FRM-010 This task is completed with its form only. Use submit-form with the form's fields.");
        }
    }

    /**
     * Refuses who may not do a task.
     *
     * @return the right by which the user does it in another person's place; empty when it is done as oneself
     */
    private Optional<Substitution> admit(DelegateTask task, TaskContext context, TaskSettings settings, String user) {
        Audience named = audience((ExecutionEntity) task.getExecution(), settings);
        Set<String> groups = new HashSet<>(named.groups());
        openings.forEach(o -> groups.addAll(o.alsoFor(context)));
        Audience allowed = new Audience(groups, named.users());
        Set<String> held = groupsOf(user);
        if (allowed.admits(user, held)) {
            guards.stream()
                    .flatMap(g -> g.objection(context, user).stream())
                    .findFirst()
                    .ifPresent(v -> {
                        throw unfit(context, user, v);
                    });
            return Optional.empty();
        }
        List<Substitution> standings =
                mayKnow(task.getTenantId(), user, held) ? substitutes.of(user, groups) : List.of();
        Violation first = null;
        for (Substitution standing : standings) {
            Optional<Violation> objection = objection(context, standing);
            if (objection.isEmpty()) {
                return Optional.of(standing);
            }
            first = first == null ? objection.get() : first;
        }
        throw unfit(
                context,
                user,
                first != null
                        ? first
                        : new Violation(
                                "PRIN-01",
                                "assignee",
                                user + " is not in " + String.join(" or ", new TreeSet<>(groups))
                                        + ". Somebody in that role must do this."));
    }

    /** What stands against either of the two persons. */
    private Optional<Violation> objection(TaskContext context, Substitution standing) {
        return guards.stream()
                .flatMap(g -> g.objection(context, standing).stream())
                .findFirst()
                .or(() -> guards.stream()
                        .flatMap(g -> g.objection(context, standing.principal()).stream())
                        .findFirst()
                        .map(v -> new Violation(
                                v.item(),
                                v.field(),
                                v.message() + " " + standing.substitute() + " would do it for "
                                        + standing.principal()
                                        + ", and who may not act does not act through another.")));
    }

    /** A substitution opens nothing that is hidden from the substitute. */
    private boolean mayKnow(@Nullable String tenant, String user, Set<String> held) {
        return tenant == null || hidden.visibleTo(user, held).contains(tenant);
    }

    private Set<String> groupsOf(String user) {
        return withoutAuthorization.call(() -> AccountGroups.of(identity, user));
    }

    /** The event with what the guards attest of the person; they have members of their own. */
    private LedgerEvent attested(
            TaskOutcome outcome, TaskContext context, String user, @Nullable Substitution standing) {
        Map<String, Object> more = new LinkedHashMap<>();
        guards.forEach(
                guard -> more.putAll(standing == null ? guard.attest(context, user) : guard.attest(context, standing)));
        return more.isEmpty() ? outcome.event() : EventKinds.with(outcome.event(), more);
    }

    private FormSchema.Judgement judged(
            FormSchema schema, VariableMap values, Map<String, Object> context, TextGuard texts) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.keySet().forEach(key -> plain.put(key, plain(key, values)));
        plain.remove(ReleaseVariables.DOSSIER);
        FormSchema.Judgement judgement = schema.judge(plain, context);
        List<Violation> violations = new ArrayList<>(judgement.violations());
        judgement.values().values().forEach((field, value) -> {
            if (value instanceof String text) {
                texts.objection(field, text).ifPresent(violations::add);
            }
        });
        return new FormSchema.Judgement(violations, judgement.values());
    }

    private @Nullable Object plain(String key, VariableMap values) {
        // Camunda's REST takes a list as type Json, and as Object in a serialized form, which nothing here may
        // instantiate.
        if (values.getValueTyped(key) instanceof SerializableValue sent && !sent.isDeserialized()) {
            if (!(sent instanceof JsonValue) && !JSON.equals(sent.getSerializationDataFormat())) {
                throw unreadable(key, "REL-FRM-016 It is in another format than JSON. Send it as type Json.");
            }
            return read(key, sent.getValueSerialized());
        }
        Object value = values.get(key);
        return value instanceof SpinJsonNode node ? read(key, node.toString()) : value;
    }

    private @Nullable Object read(String key, @Nullable String serialized) {
        try {
            return serialized == null ? null : json.readValue(serialized, Object.class);
        } catch (JsonProcessingException e) {
            throw unreadable(key, "REL-FRM-013 It is not valid JSON.");
        }
    }

    private static SubmissionRefusedException unreadable(String field, String message) {
        return new SubmissionRefusedException(new Violation(FormSchema.NO_ITEM, field, message));
    }

    private FormSchema schema(String deploymentId, String form) {
        return schemas.computeIfAbsent(deploymentId + '/' + form, key -> {
            var resources = Context.getCommandContext().getResourceManager();
            return resources.findResourcesByDeploymentId(deploymentId).stream()
                    .filter(r ->
                            r.getName().equals(form + ".form") || r.getName().endsWith('/' + form + ".form"))
                    .findFirst()
                    .map(r -> FormSchema.parse(new String(r.getBytes(), StandardCharsets.UTF_8)))
                    .orElseThrow(() -> new IllegalStateException("REL-FRM-014 The form '" + form
                            + "' is not in the deployment of its process. Deploy both together."));
        });
    }

    private TaskForm form(TaskContext context) {
        TaskForm form = taskForms.get(context.form());
        if (form == null) {
            throw new IllegalStateException("REL-FRM-011 Nothing handles the form '" + context.form() + "' of "
                    + context.element() + ". Use one of " + taskForms.keySet() + ".");
        }
        return form;
    }

    private TaskContext context(DelegateTask task, TaskSettings settings) {
        DelegateExecution execution = task.getExecution();
        String release = release(execution);
        Map<String, Object> facts = new HashMap<>();
        ReleaseVariables.all().forEach(v -> {
            Object value = execution.getVariable(v.name());
            if (value != null) {
                facts.put(v.name(), value);
            }
        });
        TaskEntity entity = (TaskEntity) task;
        return new TaskContext(
                release,
                task.getId(),
                task.getTaskDefinitionKey(),
                Objects.requireNonNull(settings.form(), "form of " + task.getTaskDefinitionKey()),
                version(entity.getProcessDefinition()),
                Map.copyOf(facts));
    }

    /** The release of an execution: the business key of its root, under the tenant that hides that release. */
    private String release(DelegateExecution execution) {
        String release = execution.getProcessBusinessKey();
        if (release == null
                || !Objects.equals(
                        execution.getTenantId(), hidden.tenantOf(release).orElse(null))) {
            throw new AuthorizationException(
                    "REL-PRC-072 The process instance " + execution.getProcessInstanceId()
                            + " is not of the release that it names. Nothing of it is shown or kept; close it and tell an administrator.");
        }
        return release;
    }

    private static String title(String pattern, TaskContext context) {
        String service = service(context.release());
        String release = service + ' ' + context.release().substring(service.length() + 1);
        String role = Optional.ofNullable(context.fact("approverRole"))
                .map(r -> r.replace(",", " or ").replace('-', ' '))
                .orElse("");
        String part = Optional.ofNullable(context.fact("part")).orElse("");
        return pattern.replace("{release}", release)
                .replace("{role}", role)
                .replace("{test}", part.substring(part.indexOf(':') + 1))
                .replace("{step}", Optional.ofNullable(context.fact("step")).orElse(""));
    }

    private JsonValue jsonValue(Object value, boolean read) {
        String text = text(value);
        return read ? new JsonValueImpl(Spin.JSON(text), text, JSON, true) : new JsonValueImpl(null, text, JSON, false);
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String currentUser() {
        var user = identity.getCurrentAuthentication();
        if (user == null || user.getUserId() == null) {
            throw new BadUserRequestException("REL-FRM-015 Nobody is logged in, so nothing can be attested.");
        }
        return user.getUserId();
    }

    private static DefinitionVersion version(ProcessDefinitionEntity definition) {
        return new DefinitionVersion(definition.getKey(), definition.getVersion());
    }

    /** Whoever may not do a task is refused, and that stays recorded although nothing else of the call does. */
    private SubmissionRefusedException unfit(TaskContext context, String user, Violation violation) {
        var caller = identity.getCurrentAuthentication();
        refusedDuties.record(
                caller == null || caller.getUserId() == null ? "system:engine-api" : caller.getUserId(),
                user,
                context,
                violation);
        return new SubmissionRefusedException(violation);
    }

    private static SubmissionRefusedException refused(String field, String message) {
        return new SubmissionRefusedException(new Violation("PRIN-01", field, message));
    }

    private static void pass(String id) {
        String key = PASSED + id;
        if (TransactionSynchronizationManager.hasResource(key)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(key, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(key);
            }
        });
    }

    private static boolean hasPassed(String id) {
        return TransactionSynchronizationManager.hasResource(PASSED + id);
    }
}
