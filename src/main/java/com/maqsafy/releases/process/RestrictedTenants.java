package com.maqsafy.releases.process;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives every instance of a process for restricted releases a tenant id that says nothing, and the same one to all that it
 * calls and decides. Definitions have no tenant: there is one model for all.
 */
final class RestrictedTenants implements TenantIdProvider {

    static final Set<String> PROCESSES = Set.of("security-release");

    @Override
    public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        SystemProcesses.Start system =
                SystemProcesses.starting(context.getProcessDefinition().getKey());
        if (system != null) {
            return system.tenant();
        }
        if (!PROCESSES.contains(context.getProcessDefinition().getKey())) {
            return null;
        }
        String tenant = "restricted-" + UUID.randomUUID();
        TenantManager tenants = Context.getCommandContext().getTenantManager();
        if (tenants instanceof CallerTenants own) {
            own.begun(tenant);
        }
        return tenant;
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        DelegateExecution execution = context.getExecution();
        return execution == null ? null : execution.getTenantId();
    }
}
