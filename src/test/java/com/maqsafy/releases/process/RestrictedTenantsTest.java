package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TYPE-05: what belongs to a restricted release has a tenant, which says nothing, and nothing else has one")
class RestrictedTenantsTest {

    private final RestrictedTenants tenants = new RestrictedTenants();
    private final CallerTenants ofCaller = mock();

    @BeforeEach
    void withinACommand() {
        CommandContext context = mock();
        when(context.getTenantManager()).thenReturn(ofCaller);
        Context.setCommandContext(context);
    }

    @AfterEach
    void itEnds() {
        Context.removeCommandContext();
    }

    @Test
    void eachRestrictedReleaseGetsOneThatItsStarterMaySee() {
        String tenant = tenants.provideTenantIdForProcessInstance(starting("security-release", null));
        String other = tenants.provideTenantIdForProcessInstance(starting("security-release", null));

        assertThat(tenant).matches("restricted-[0-9a-f-]{36}").isNotEqualTo(other);
        verify(ofCaller).begun(tenant);
        assertThat(tenants.provideTenantIdForProcessInstance(starting("standard-release", null)))
                .isNull();
    }

    @Test
    void whatItCallsAndDecidesHasTheSame() {
        DelegateExecution caller = mock();
        when(caller.getTenantId()).thenReturn("restricted-1");

        assertThat(tenants.provideTenantIdForProcessInstance(starting("release-approval", caller)))
                .isEqualTo("restricted-1");
        TenantIdProviderHistoricDecisionInstanceContext decided = mock();
        assertThat(tenants.provideTenantIdForHistoricDecisionInstance(decided)).isNull();
        when(decided.getExecution()).thenReturn(caller);
        assertThat(tenants.provideTenantIdForHistoricDecisionInstance(decided)).isEqualTo("restricted-1");
        assertThat(tenants.provideTenantIdForCaseInstance(mock())).isNull();
    }

    @Test
    void whatTheSystemStartsForItHasTheSame() {
        RuntimeService runtime = mock();
        when(runtime.createProcessInstanceByKey(any())).thenAnswer(asked -> {
            assertThat(tenants.provideTenantIdForProcessInstance(starting("technical-failure", null)))
                    .isEqualTo("restricted-1");
            assertThat(SystemProcesses.starting("standard-release")).isNull();
            throw new IllegalStateException("seen");
        });
        SystemProcesses system = new SystemProcesses(runtime, new WithoutAuthorization(mock(IdentityService.class)));

        assertThatThrownBy(() -> system.start("technical-failure", "canteen-api-1.5.0", "restricted-1", Map.of()))
                .hasMessage("seen");
        assertThat(SystemProcesses.starting("technical-failure"))
                .as("afterwards")
                .isNull();
    }

    private static TenantIdProviderProcessInstanceContext starting(String process, @Nullable DelegateExecution caller) {
        ProcessDefinitionEntity definition = new ProcessDefinitionEntity();
        definition.setKey(process);
        TenantIdProviderProcessInstanceContext context = mock();
        when(context.getProcessDefinition()).thenReturn(definition);
        when(context.getSuperExecution()).thenReturn(caller);
        return context;
    }
}
