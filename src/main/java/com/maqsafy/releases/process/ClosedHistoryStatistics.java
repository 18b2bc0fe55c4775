package com.maqsafy.releases.process;

import java.util.Collections;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.history.HistoricActivityStatistics;
import org.camunda.bpm.engine.impl.HistoricActivityStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.identity.Authentication;
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
        onlyForTheCircle();
        return super.getHistoricStatisticsGroupedByActivity(query, page);
    }

    @Override
    public long getHistoricStatisticsCountGroupedByActivity(HistoricActivityStatisticsQueryImpl query) {
        onlyForTheCircle();
        return super.getHistoricStatisticsCountGroupedByActivity(query);
    }

    private void onlyForTheCircle() {
        Authentication caller = getCurrentAuthentication();
        if (caller != null
                && (caller.getGroupIds() == null || Collections.disjoint(caller.getGroupIds(), Roles.CONFIDANTS))) {
            throw new AuthorizationException(
                    "REL-PRC-041 These statistics count restricted releases too. Ask somebody in "
                            + String.join(", ", Roles.CONFIDANTS) + ".");
        }
    }
}
