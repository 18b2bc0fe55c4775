package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.history.CleanableHistoricProcessInstanceReportResult;
import org.camunda.bpm.engine.impl.CleanableHistoricProcessInstanceReportImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricProcessInstanceManager;

/** The report of finished process instances that may be cleaned up counts those of restricted releases too. */
public final class ClosedProcessReports extends HistoricProcessInstanceManager {

    ClosedProcessReports() {}

    @Override
    public List<CleanableHistoricProcessInstanceReportResult> findCleanableHistoricProcessInstancesReportByCriteria(
            CleanableHistoricProcessInstanceReportImpl query, Page page) {
        CountsOfAll.requireConfidant(getCurrentAuthentication());
        return super.findCleanableHistoricProcessInstancesReportByCriteria(query, page);
    }
}
