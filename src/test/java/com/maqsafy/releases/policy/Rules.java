package com.maqsafy.releases.policy;

import com.maqsafy.releases.approval.ApprovalSettings;
import com.maqsafy.releases.approval.Approvals;
import com.maqsafy.releases.approval.Approvers;
import com.maqsafy.releases.approval.DutySettings;
import com.maqsafy.releases.approval.RoleHistory;
import com.maqsafy.releases.approval.SeparationOfDuties;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.deployment.DeploymentPlans;
import com.maqsafy.releases.hotfix.HotfixSettings;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.person.Accounts;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.process.TaskAudience;
import com.maqsafy.releases.process.TaskAudience.Audience;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Restrictions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** Every gate rule of the application, found and wired as the application does it. */
final class Rules {

    /** The developer's address in commits is known. */
    private static final Persons PERSONS = new Persons(
            List.of(new Person("developer", Set.of("developer"), Set.of(KnownPeople.DEVELOPERS_EMAIL), Set.of(), "")),
            account -> Optional.empty());

    static final SeparationOfDuties DUTIES =
            new SeparationOfDuties(PERSONS, DutySettings.defaults(), RoleHistory.none(), new KnownPeople());

    /** Of a release that is not restricted. */
    static LaterObjections later() {
        return new LaterObjections(DUTIES, KnownPeople.unrestricted());
    }

    final PolicyCatalogue catalogue = new PolicyCatalogue();
    final List<GateRule> all;
    final SystemAnswers answers;

    /** Who answers the rules that are made anew, as {@link GateRecorder} does it in the application. */
    static Object live(Class<?> type) {
        Map<Class<?>, Object> live = Map.ofEntries(
                Map.entry(People.class, new KnownPeople()),
                Map.entry(Accounts.class, PERSONS.accounts()),
                Map.entry(TaskAudience.class, (TaskAudience) (release, groups) -> new Audience(groups, Set.of())),
                Map.entry(RoleHistory.class, RoleHistory.none()),
                Map.entry(Restrictions.class, KnownPeople.unrestricted()),
                Map.entry(DeploymentPlans.class, Scene.plans()),
                Map.entry(ServiceTimes.class, ServiceTimes.UTC),
                Map.entry(PolicySettings.class, new PolicySettings(Duration.ofHours(2), Duration.ofDays(3))),
                Map.entry(ApprovalSettings.class, new ApprovalSettings(Duration.ofDays(14))),
                Map.entry(DutySettings.class, DutySettings.defaults()),
                Map.entry(HotfixSettings.class, new HotfixSettings(Map.of())),
                Map.entry(NotesSettings.class, NotesSettings.defaults()));
        return Objects.requireNonNull(live.get(type), type.getName());
    }

    /** Evaluates the gate and keeps what it asks. */
    GateRecorder.Evaluation recorded(Dossier dossier, GateStage stage) {
        Consulted consulted = Consulted.keeping(Rules::live, dossier.release().service());
        ReleaseGate gate = new ReleaseGate(all, catalogue);
        GateResult result = gate.evaluate(dossier, stage, gate.rules().over(consulted));
        return new GateRecorder.Evaluation(result, consulted.json());
    }

    Rules() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(KnownPeople.class);
            context.registerBean(ServiceTimes.class, () -> ServiceTimes.UTC);
            context.registerBean(NotesFormat.class);
            context.registerBean(LeakScanner.class, () -> new LeakScanner(NotesSettings.defaults()));
            context.registerBean(
                    PolicySettings.class, () -> new PolicySettings(Duration.ofHours(2), Duration.ofDays(3)));
            context.registerBean(PolicyCatalogue.class, () -> catalogue);
            context.registerBean(HotfixSettings.class, () -> new HotfixSettings(Map.of()));
            context.registerBean(SystemAnswers.class);
            context.registerBean(LaterObjections.class);
            context.registerBean(PeakApproval.class);
            context.registerBean(Approvals.class, () -> KnownPeople.approvals(new KnownPeople()));
            context.registerBean(Approvers.class, () -> KnownPeople.approvers(new KnownPeople()));
            context.registerBean(Persons.class, () -> PERSONS);
            context.registerBean(SeparationOfDuties.class, () -> DUTIES);
            context.registerBean(Restrictions.class, KnownPeople::unrestricted);
            context.registerBean(DeploymentPlans.class, Scene::plans);
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AssignableTypeFilter(GateRule.class));
            scanner.findCandidateComponents("com.maqsafy.releases").stream()
                    .map(c -> ClassUtils.resolveClassName(c.getBeanClassName(), null))
                    .filter(c -> c.isAnnotationPresent(Component.class))
                    .forEach(context::registerBean);
            context.refresh();
            all = List.copyOf(context.getBeansOfType(GateRule.class).values());
            answers = context.getBean(SystemAnswers.class);
        }
    }
}
