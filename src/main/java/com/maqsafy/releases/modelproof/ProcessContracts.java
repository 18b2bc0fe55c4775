package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The contracts of all processes that there are; each must be deployed, since a release of any type may start at any time. */
final class ProcessContracts {

    /** Groups that people and programs belong to. */
    static final Set<String> GROUPS = Set.copyOf(Roles.NAMES.keySet());

    /** Routing facts that no step of a process decides, with their values: a gateway may ask them anywhere. */
    static final Map<String, Set<String>> FREE_FACTS = Map.of(
            "releaseType",
                    Arrays.stream(ReleaseType.values())
                            .map(ReleaseType::word)
                            .collect(Collectors.toCollection(TreeSet::new)),
            "databaseChanges", Set.of("true", "false"),
            "destructiveChanges", Set.of("true", "false"),
            "maintenanceMode", Set.of("true", "false"));

    /** Work that may stand anywhere: it reads and tries, and touches nothing. */
    private static final Set<StepPattern> ANYWHERE =
            Set.of(StepPattern.topic("source-inspection"), StepPattern.topic("migration-test"));

    private static final Map<String, ProcessContract> BY_PROCESS = byProcess(
            StandardReleaseContract.contract(),
            HotfixReleaseContract.contract(),
            SecurityReleaseContract.contract(),
            PreparationContract.contract(),
            MigrationReviewContract.contract(),
            ApprovalContract.contract(),
            DeploymentContract.contract(),
            DeploymentStepContract.contract(),
            VerificationContract.contract(),
            PublicationContract.contract(),
            RollbackContract.contract(),
            ServiceClosingContract.contract(),
            ServiceReopeningContract.contract(),
            HotfixAssessmentContract.contract(),
            PostReleaseReviewContract.contract(),
            SecurityAssessmentContract.contract(),
            SecurityCompletionContract.contract(),
            SecurityDisclosureContract.contract(),
            TechnicalFailureContract.contract());

    private static final Map<StepPattern, Set<String>> HOMES = homes();

    private ProcessContracts() {}

    static List<ProcessContract> all() {
        return List.copyOf(BY_PROCESS.values());
    }

    static Set<String> processes() {
        return BY_PROCESS.keySet();
    }

    /** The contract of a process; one that nobody knows owes nothing, may do nothing, and is refused by its name. */
    static ProcessContract of(String process) {
        return BY_PROCESS.getOrDefault(process, ProcessContract.of(process, ""));
    }

    /** The processes that may do the work; empty for work that nobody knows. */
    static Set<String> homes(StepPattern work) {
        return HOMES.getOrDefault(work, Set.of());
    }

    /** All work there is, forms left out. */
    static Set<StepPattern> work() {
        return HOMES.keySet();
    }

    /** The processes that may ask by the form: one whose answer decides only in its own, one that starts releases in none. */
    static Set<String> formHomes(String form) {
        if (all().stream().anyMatch(contract -> contract.startForm().equals(form))) {
            return Set.of();
        }
        return decides(form)
                ? all().stream()
                        .filter(contract -> contract.task(form).isPresent())
                        .map(ProcessContract::process)
                        .collect(Collectors.toCollection(TreeSet::new))
                : processes();
    }

    /** Whether what the form answers decides something. */
    static boolean decides(String form) {
        return all().stream().anyMatch(contract -> contract.task(form).isPresent());
    }

    private static Map<String, ProcessContract> byProcess(ProcessContract... contracts) {
        Map<String, ProcessContract> byProcess = new LinkedHashMap<>();
        for (ProcessContract contract : contracts) {
            byProcess.put(contract.process(), contract);
        }
        return java.util.Collections.unmodifiableMap(byProcess);
    }

    private static Map<StepPattern, Set<String>> homes() {
        Map<StepPattern, Set<String>> homes = new LinkedHashMap<>();
        for (ProcessContract contract : all()) {
            contract.work()
                    .forEach(work ->
                            homes.computeIfAbsent(work, key -> new TreeSet<>()).add(contract.process()));
        }
        ANYWHERE.forEach(work -> homes.put(work, processes()));
        return java.util.Collections.unmodifiableMap(homes);
    }
}
