package com.maqsafy.releases.process;

import java.util.List;
import org.camunda.bpm.engine.history.HistoricActivityStatistics;
import org.camunda.bpm.engine.impl.HistoricActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricStatisticsManager;

/**
 * The engine counts in these statistics without looking at tenants, so whoever may not know of restricted releases does not
 * get them at all.
 */
public final class ClosedHistoryStatistics extends HistoricStatisticsManager {

    ClosedHistoryStatistics() {}

    @Override
    public List<HistoricActivityStatistics> getHistoricStatisticsGroupedByActivity(
            HistoricActivityStatisticsQueryImpl query, Page page) {
        CountsOfAll.requireConfidant(getCurrentAuthentication());
        return super.getHistoricStatisticsGroupedByActivity(query, page);
    }

    @Override
    public long getHistoricStatisticsCountGroupedByActivity(HistoricActivityStatisticsQueryImpl query) {
        CountsOfAll.requireConfidant(getCurrentAuthentication());
        return super.getHistoricStatisticsCountGroupedByActivity(query);
    }
}
