package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class ItemSettingsRuleTest {

    private final ItemSettingsRule rule = new ItemSettingsRule();
    private final Binder binder = Binder.get(new MockEnvironment());

    @Test
    void refusesAnItemThatThePolicyDoesNotHave() {
        assertThat(rule.mistakes(
                        "canteen-api",
                        binder,
                        Map.of("releases.services.canteen-api.verification.checks.health.item", "POST-99")))
                .singleElement()
                .asString()
                .startsWith(
                        "REL-POL-018 releases.services.canteen-api.verification.checks.health.item names POST-99, which the policy does not have: write");
    }

    @Test
    void takesItemsThatItHas() {
        assertThat(rule.mistakes("canteen-api", binder, Map.of("a.item", "POST-01", "b.item", " ", "title", "POST-99")))
                .isEmpty();
    }
}
