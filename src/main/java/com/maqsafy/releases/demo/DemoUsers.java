package com.maqsafy.releases.demo;

import com.maqsafy.releases.instance.OneAfterTheOther;
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
        roles.put("owner", "release-owner");
        roles.put("developer", "developer");
        roles.put("qa", "qa");
        roles.put("tech", "technical-owner");
        roles.put("product", "product-owner");
        roles.put("business", "business-owner");
        roles.put("security", "security-owner");
        roles.put("manager", "management");
        roles.put("deployer", "deployment-owner");
        roles.put("rollback", "rollback-owner");
        roles.put("process", "process-owner");
        roles.put("auditor", "auditor");
        roles.put("ci", "ci");
        roles.put("admin", "camunda-admin");
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
