package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.notification.OpenTasks.OpenTask;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.Substitutes;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.DeploymentStarted;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.release.Restrictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who is told of an event: by role and by relation to the release, and never anybody who may not know of it. */
@Component
class Recipients {

    private final Releases releases;
    private final Restrictions restrictions;
    private final People people;
    private final TaskAudience audience;
    private final Ledger ledger;
    private final OpenTasks tasks;
    private final PreferenceStore preferences;
    private final Substitutes substitutes;

    Recipients(
            Releases releases,
            Restrictions restrictions,
            People people,
            TaskAudience audience,
            Ledger ledger,
            OpenTasks tasks,
            PreferenceStore preferences,
            Substitutes substitutes) {
        this.releases = releases;
        this.restrictions = restrictions;
        this.people = people;
        this.audience = audience;
        this.ledger = ledger;
        this.tasks = tasks;
        this.preferences = preferences;
        this.substitutes = substitutes;
    }

    /** @param alone whether nobody else will do what is asked */
    record Recipient(String account, boolean alone) {}

    /** In order of their ids; nobody twice. Nobody is told of what they did themselves. */
    List<Recipient> of(NotificationEvent event) {
        Optional<OpenTask> task = event.type().ofTask() ? tasks.find(event.text("task")) : Optional.empty();
        if (event.type().ofTask() && task.isEmpty()) {
            return List.of();
        }
        Set<String> accounts = new TreeSet<>();
        Set<String> asked = new TreeSet<>();
        task.ifPresent(open -> asked.addAll(asked(open)));
        Optional<ReleaseDetails> release = Optional.ofNullable(event.release()).flatMap(releases::find);
        for (Relation relation : event.type().told()) {
            switch (relation) {
                case ASSIGNEE, CANDIDATES -> accounts.addAll(asked);
                case OWNER -> release.map(ReleaseDetails::owner).ifPresent(accounts::add);
                case REQUESTER -> release.map(ReleaseDetails::requester).ifPresent(accounts::add);
                case DEPLOYER -> deployer(event.release()).ifPresent(accounts::add);
                case DEPLOYMENT_OWNERS -> accounts.addAll(members(event, Set.of(Roles.DEPLOYMENT_OWNER)));
                case ROLLBACK_OWNERS -> accounts.addAll(members(event, Set.of(Roles.ROLLBACK_OWNER)));
                case TECHNICAL_OWNERS -> accounts.addAll(members(event, Set.of(Roles.TECHNICAL_OWNER)));
                case MANAGEMENT -> accounts.addAll(members(event, Set.of(Roles.MANAGEMENT)));
                case NAMED_ROLES -> accounts.addAll(members(event, named(event)));
                case OWNERS_OF_OPEN_RELEASES -> {
                    if (event.release() == null && event.service() != null) {
                        // Who is told is listed: nobody is told because of a release of which few may know.
                        releases.open(event.service()).stream()
                                .filter(open -> !restrictions.restricted(open.key()))
                                .forEach(open -> accounts.add(open.owner()));
                    }
                }
                case WATCHERS -> accounts.addAll(preferences.watching(event.release(), event.service()));
            }
        }
        accounts.remove(event.text("by"));
        Set<String> able = able(event, task, asked);
        Set<String> others = others(event, task.map(OpenTask::groups).orElse(Set.of()), able);
        List<Recipient> recipients = new ArrayList<>();
        for (String account : accounts) {
            if (mayKnow(event, account)) {
                boolean alone = able.contains(account) && Set.of(account).containsAll(others);
                recipients.add(new Recipient(account, alone));
            }
        }
        return recipients;
    }

    /**
     * Of those who are asked, who may do it; all of them where nobody may, so that somebody hears of it. It matters only where
     * somebody does not want to hear of it.
     */
    private Set<String> able(NotificationEvent event, Optional<OpenTask> task, Set<String> asked) {
        if (task.isEmpty() || asked.size() < 2 || asked.stream().noneMatch(account -> silent(event, account))) {
            return asked;
        }
        Set<String> able = new TreeSet<>(asked);
        able.removeAll(tasks.barred(task.get(), asked));
        return able.isEmpty() ? asked : able;
    }

    private boolean silent(NotificationEvent event, String account) {
        return preferences.of(account).mode(event.type().category()) == Mode.OFF;
    }

    /** Of those who may do what is asked, who is there, may know of it and wants to hear of it. */
    private Set<String> others(NotificationEvent event, Set<String> groups, Set<String> asked) {
        Set<String> others = new TreeSet<>(asked);
        if (asked.size() > 1) {
            others.removeAll(substitutes.away(groups));
            others.removeIf(account -> !mayKnow(event, account) || silent(event, account));
        }
        return others;
    }

    /** Whether a person may know of an event now: who has left is told nothing any more. */
    boolean mayKnow(NotificationEvent event, String account) {
        return people.exists(account) && (event.release() == null || restrictions.mayKnow(event.release(), account));
    }

    /** Whether an event is about a release that is restricted now. */
    boolean restricted(NotificationEvent event) {
        return event.release() != null && restrictions.restricted(event.release());
    }

    /** Who has the task, or else who may take it. */
    private Set<String> asked(OpenTask task) {
        if (task.assignee() != null) {
            return Set.of(task.assignee());
        }
        Set<String> asked = new TreeSet<>(task.users());
        task.groups().forEach(group -> asked.addAll(people.members(group)));
        return asked;
    }

    private Optional<String> deployer(@Nullable String release) {
        return release == null
                ? Optional.empty()
                : ledger.last(release, DeploymentStarted.class).map(Recorded::actor);
    }

    private static Set<String> named(NotificationEvent event) {
        Set<String> roles = new TreeSet<>();
        for (JsonNode role : event.data().path("owners")) {
            roles.add(role.asText());
        }
        return roles;
    }

    /** Of a restricted release, those who stand in for the roles. */
    private Set<String> members(NotificationEvent event, Set<String> roles) {
        Audience told = event.release() == null ? new Audience(roles, Set.of()) : audience.of(event.release(), roles);
        Set<String> members = new TreeSet<>(told.users());
        told.groups().forEach(group -> members.addAll(people.members(group)));
        return members;
    }
}
