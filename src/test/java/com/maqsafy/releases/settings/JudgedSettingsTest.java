package com.maqsafy.releases.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.hotfix.HotfixSettings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class JudgedSettingsTest {

    @Test
    @DisplayName("A service whose settings have a mistake is told to the log with the mistake, and is not there")
    void tellsTheLogWhichServiceIsDisabledAndWhy(CapturedOutput output) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(
                        new MapPropertySource("test", Map.of("releases.services.orders-api.hotfix.max-files", "many")));
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        String record = HotfixSettings.class.getName();
        beans.registerBeanDefinition("releases-" + record, new RootBeanDefinition(record));
        JudgedSettings settings = new JudgedSettings();
        settings.setEnvironment(environment);

        settings.postProcessBeanFactory(beans);

        assertThat(settings.services()).containsExactly("orders-api");
        assertThat(settings.mistakes("orders-api")).isNotEmpty();
        assertThat(output)
                .contains("REL-SET-002 The service orders-api is disabled, its settings have ")
                .contains("REL-SET-010 releases.services.orders-api.hotfix.max-files ");
        assertThat(environment.getProperty("releases.services.orders-api.hotfix.max-files"))
                .isNull();
    }
}
