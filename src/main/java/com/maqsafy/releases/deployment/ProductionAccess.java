package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Access to production: every guard is asked before anything is done there, and a refusal is recorded. */
@Component
class ProductionAccess {

    private final List<ProductionGuard> guards;
    private final WorkerRecords records;

    ProductionAccess(List<ProductionGuard> guards, WorkerRecords records) {
        this.guards = guards;
        this.records = records;
    }

    /**
     * The refusal to touch production, if a guard objects.
     *
     * @param where what is not done, for the record
     */
    Optional<WorkResult> refusal(WorkItem item, Plan plan, String where) {
        return refusal(item, plan.word(), where);
    }

    /** The refusal to open the service to its users, if a guard objects (DEP-07). */
    Optional<WorkResult> refusalToReopen(WorkItem item, String where) {
        return refusal(item, ProductionGuard.REOPENING, where);
    }

    /** Whether no guard objects to opening the service to its users (DEP-07). */
    boolean mayReopen(String release) {
        return objections(release, ProductionGuard.REOPENING).isEmpty();
    }

    private List<String> objections(String release, String what) {
        return guards.stream().flatMap(g -> g.objection(release, what).stream()).toList();
    }

    private Optional<WorkResult> refusal(WorkItem item, String what, String where) {
        List<String> objections = objections(item.release(), what);
        if (!objections.isEmpty()) {
            return Optional.of(refuse(item, where, objections));
        }
        // The guards may have taken long.
        item.lease().confirm();
        return Optional.empty();
    }

    /** Refuses to touch production. */
    WorkResult refuse(WorkItem item, String where, String finding) {
        return refuse(item, where, List.of(finding));
    }

    private WorkResult refuse(WorkItem item, String where, List<String> findings) {
        return records.refuse(item, where, findings);
    }
}
