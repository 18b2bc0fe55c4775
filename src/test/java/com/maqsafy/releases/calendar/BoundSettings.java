package com.maqsafy.releases.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Settings read from YAML and bound as the application does it. */
final class BoundSettings {

    private BoundSettings() {}

    static DeploymentCalendar calendar(String yaml) {
        return new ConfiguredDeploymentCalendar(of(yaml));
    }

    static CalendarSettings of(String yaml) {
        try {
            List<PropertySource<?>> sources = new YamlPropertySourceLoader()
                    .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
            return new Binder(ConfigurationPropertySources.from(sources))
                    .bindOrCreate("releases", CalendarSettings.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
