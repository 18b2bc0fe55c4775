package com.maqsafy.releases.demo;

import com.maqsafy.releases.instance.OneAfterTheOther;
import com.maqsafy.releases.person.Roles;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demonstration's people, password {@code demo}, one in each role; they cannot exist outside the profile. */
@Component
@Profile("demo")
@Order(20)
class DemoUsers implements ApplicationRunner {

    private static final Map<String, String> ROLES = roles();

    /** Also in the group {@code monitoring}, which has no user of its own here. */
    private static final String READS_METRICS = "admin";

    private final IdentityService identity;
    private final OneAfterTheOther oneAfterTheOther;

    DemoUsers(IdentityService identity, OneAfterTheOther oneAfterTheOther) {
        this.identity = identity;
        this.oneAfterTheOther = oneAfterTheOther;
    }

    private static Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        roles.put("owner", Roles.RELEASE_OWNER);
        roles.put("developer", Roles.DEVELOPER);
        roles.put("qa", Roles.QA);
        roles.put("tech", Roles.TECHNICAL_OWNER);
        roles.put("product", Roles.PRODUCT_OWNER);
        roles.put("business", Roles.BUSINESS_OWNER);
        roles.put("security", Roles.SECURITY_OWNER);
        roles.put("manager", Roles.MANAGEMENT);
        roles.put("deployer", Roles.DEPLOYMENT_OWNER);
        roles.put("rollback", Roles.ROLLBACK_OWNER);
        roles.put("process", Roles.PROCESS_OWNER);
        roles.put("auditor", Roles.AUDITOR);
        roles.put("ci", Roles.CI);
        roles.put("admin", Roles.ADMINISTRATORS);
        return roles;
    }

    @Override
    public void run(ApplicationArguments args) {
        // As in provisioning: two nodes that start together would both find somebody missing.
        oneAfterTheOther.run("demo-users", this::provide);
    }

    private void provide() {
        ROLES.forEach((id, role) -> {
            if (identity.createUserQuery().userId(id).count() == 0) {
                User user = identity.newUser(id);
                user.setFirstName(Character.toUpperCase(id.charAt(0)) + id.substring(1));
                user.setLastName("(demo)");
                user.setPassword("demo");
                identity.saveUser(user);
                identity.createMembership(id, role);
                if (id.equals(READS_METRICS)) {
                    identity.createMembership(id, "monitoring");
                }
            }
        });
    }
}
