package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.history.CleanableHistoricDecisionInstanceReportResult;
import org.camunda.bpm.engine.impl.CleanableHistoricDecisionInstanceReportImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceManager;

/** The report of finished decisions that may be cleaned up counts those of restricted releases too. */
public final class ClosedDecisionReports extends HistoricDecisionInstanceManager {

    ClosedDecisionReports() {}

    @Override
    public List<CleanableHistoricDecisionInstanceReportResult> findCleanableHistoricDecisionInstancesReportByCriteria(
            CleanableHistoricDecisionInstanceReportImpl query, Page page) {
        CountsOfAll.requireConfidant(getCurrentAuthentication());
        return super.findCleanableHistoricDecisionInstancesReportByCriteria(query, page);
    }
}
