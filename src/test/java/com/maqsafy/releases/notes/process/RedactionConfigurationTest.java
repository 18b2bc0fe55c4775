package com.maqsafy.releases.notes.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.command.SecretValues;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesSettings;
import com.maqsafy.releases.notes.RedactionSettings;
import com.maqsafy.releases.notes.Redactor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class RedactionConfigurationTest {

    @Test
    @DisplayName("RULE-04: what settings call secret is in no captured output, whatever step prints it")
    void takesOutWhatSettingsCallSecret() {
        try (var context = new AnnotationConfigApplicationContext()) {
            LeakScanner scanner = new LeakScanner(NotesSettings.defaults());
            context.registerBean(Redactor.class, () -> new Redactor(new RedactionSettings(List.of()), scanner));
            context.registerBean("ways", SecretValues.class, () -> () -> Set.of("way-in-by-the-yard"));
            context.register(RedactionConfiguration.class);
            context.refresh();

            OutputFilter filter = context.getBean(OutputFilter.class);

            assertThat(filter.apply("Bypass at https://canteen.example.com/way-in-by-the-yard."))
                    .isEqualTo("Bypass at https://canteen.example.com/[redacted:literal].");
            assertThat(filter.apply("Application is now in maintenance mode."))
                    .isEqualTo("Application is now in maintenance mode.");
        }
    }
}
