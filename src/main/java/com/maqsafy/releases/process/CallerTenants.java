package com.maqsafy.releases.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.db.TenantCheck;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;
import org.jspecify.annotations.Nullable;

/**
 * Checks tenants for every caller, administrators too: what is hidden from them stays hidden. One lives as long as one
 * command of the engine.
 */
public final class CallerTenants extends TenantManager {

    private final List<String> begun = new ArrayList<>();
    private @Nullable List<String> known;

    CallerTenants() {}

    /** An instance that this very command starts: whoever starts it is not hindered by its being hidden. */
    void begun(String tenant) {
        begun.add(tenant);
    }

    @Override
    public boolean isTenantCheckEnabled() {
        return getCommandContext().isTenantCheckEnabled() && getCurrentAuthentication() != null;
    }

    @Override
    public void configureTenantCheck(TenantCheck check) {
        boolean enabled = isTenantCheckEnabled();
        check.setTenantCheckEnabled(enabled);
        check.setAuthTenantIds(enabled ? visible() : null);
    }

    @Override
    public boolean isAuthenticatedTenant(String tenant) {
        return tenant == null || !isTenantCheckEnabled() || visible().contains(tenant);
    }

    private List<String> visible() {
        List<String> own = known;
        if (own == null) {
            own = getCurrentAuthentication().getTenantIds();
            known = own;
        }
        List<String> visible = new ArrayList<>(own);
        visible.addAll(begun);
        return visible;
    }
}
