package com.maqsafy.releases.release;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.TaskAudience;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets those who may know of a restricted release do the work of those who may not: the technical owner the developer's,
 * the security owner QA's, management that of the product and business owner, and the release's owner, or management, that
 * of the owners of release, deployment and rollback. What one person must not do twice stays apart.
 */
@Component
class RestrictedAudience implements TaskAudience {

    /** Who stands in for a group; groups of the circle do their own work, and nobody stands in for CI. */
    private static final Map<String, String> STAND_INS = Map.of(
            Roles.DEVELOPER, Roles.TECHNICAL_OWNER,
            Roles.QA, Roles.SECURITY_OWNER,
            Roles.PRODUCT_OWNER, Roles.MANAGEMENT,
            Roles.BUSINESS_OWNER, Roles.MANAGEMENT,
            Roles.RELEASE_OWNER, Roles.MANAGEMENT,
            Roles.DEPLOYMENT_OWNER, Roles.MANAGEMENT,
            Roles.ROLLBACK_OWNER, Roles.MANAGEMENT);

    private static final Set<String> OF_THE_OWNER =
            Set.of(Roles.RELEASE_OWNER, Roles.DEPLOYMENT_OWNER, Roles.ROLLBACK_OWNER);

    private final RestrictionRows restrictions;

    RestrictedAudience(RestrictionRows restrictions) {
        this.restrictions = restrictions;
    }

    @Override
    @Transactional(readOnly = true)
    public Audience of(String release, Set<String> groups) {
        Optional<RestrictionRow> restriction = restrictions.findById(release);
        if (restriction.isEmpty()) {
            return new Audience(groups, Set.of());
        }
        Set<String> knowing = new HashSet<>();
        Set<String> owner = new HashSet<>();
        for (String group : groups) {
            String standIn = STAND_INS.getOrDefault(group, group);
            if (Restrictions.CIRCLE.contains(standIn)) {
                knowing.add(standIn);
            }
            if (OF_THE_OWNER.contains(group)) {
                owner.add(restriction.get().owner);
            }
        }
        if (restriction.get().liftedAt != null) {
            // Whoever was offered a task before the disclosure may still do it.
            knowing.addAll(groups);
        }
        return new Audience(knowing, owner);
    }
}
