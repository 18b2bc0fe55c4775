package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.settings.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

/** Releases of a service that was disabled: their work is refused with the reason and never done without settings. */
class DisabledServiceTest {

    static final ServiceSettings SETTINGS = new ServiceSettings() {
        @Override
        public SortedSet<String> services() {
            return new TreeSet<>(List.of("orders", "orders-api", "snack-api"));
        }

        @Override
        public List<String> mistakes(String service) {
            return service.equals("orders-api")
                    ? List.of("REL-SET-010 releases.services.orders-api.x is wrong")
                    : List.of();
        }
    };

    static final String REFUSAL = "REL-SET-003 Nothing is done for orders-api-1.2.0: the service orders-api is"
            + " disabled because of its settings. Mend them, start again and repeat. REL-SET-010"
            + " releases.services.orders-api.x is wrong";

    private final List<String> done = new ArrayList<>();

    @Test
    void aReleaseIsThatOfItsServiceOnly() {
        assertThat(SETTINGS.refusal("orders-api-1.2.0")).contains(REFUSAL);
        assertThat(SETTINGS.refusal("orders-1.2.0")).isEmpty();
        assertThat(SETTINGS.refusal("snack-api-1.2.0")).isEmpty();
        assertThat(SETTINGS.refusal("orders-api-admin-1.2.0")).isEmpty();
    }

    @Test
    void aDelegateIsRefusedUnlessItNeedsNoSettings() throws Exception {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.registerBean("reads", JavaDelegate.class, () -> execution -> done.add("reads"));
            context.registerBean("records", Records.class, () -> new Records(done));
            context.registerBean(ServiceSettings.class, () -> SETTINGS);
            context.refresh();
            ModelBeans beans = new ModelBeans(context);
            JavaDelegate reads = (JavaDelegate) beans.get("reads");
            JavaDelegate records = (JavaDelegate) beans.get("records");

            assertThatThrownBy(() -> reads.execute(execution("orders-api-1.2.0")))
                    .hasMessage(REFUSAL);
            assertThat(done).isEmpty();
            records.execute(execution("orders-api-1.2.0"));
            reads.execute(execution("snack-api-1.2.0"));
            assertThat(done).containsExactly("records", "reads");
        }
    }

    private static DelegateExecution execution(String release) {
        DelegateExecution execution = mock(DelegateExecution.class);
        when(execution.getProcessBusinessKey()).thenReturn(release);
        return execution;
    }

    @WithoutSettings
    record Records(List<String> done) implements JavaDelegate {

        @Override
        public void execute(DelegateExecution execution) {
            done.add("records");
        }
    }
}
