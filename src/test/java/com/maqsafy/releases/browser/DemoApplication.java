package com.maqsafy.releases.browser;

import com.maqsafy.releases.ReleaseManagementApplication;
import com.maqsafy.releases.testing.MadePostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The whole application in profile {@code demo}, as {@code mvn spring-boot:run} starts it: real database, real
 * repository, real target. Started for each test class that asks for a {@link Running} one, since they release the
 * same versions, and ended with it; with an empty data directory and free ports, and without peak hours, so that the time of
 * day does not matter.
 */
final class DemoApplication implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(Namespace.create(DemoApplication.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    /**
     * A running demonstration.
     *
     * @param url where people and programs find it
     * @param targetUrl where canteen-api serves
     * @param context what it is made of, for what nobody does through its doors
     */
    record Running(String url, String targetUrl, ConfigurableApplicationContext context, AutoCloseable stop)
            implements ExtensionContext.Store.CloseableResource {

        private static Running start() {
            try {
                Path data = Screenshots.wanted() ? inThePictures() : Files.createTempDirectory("releases");
                MadePostgres.in(data.resolve("postgres"));
                List<String> settings = new ArrayList<>(List.of(
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--releases.data-dir=" + data,
                        "--releases.demo.target-port=0",
                        "--releases.services.canteen-api.calendar.peak-hours="));
                if (Screenshots.wanted()) {
                    settings.add("--demo.java=java");
                }
                ConfigurableApplicationContext context =
                        SpringApplication.run(ReleaseManagementApplication.class, settings.toArray(String[]::new));
                return new Running(
                        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"),
                        context.getEnvironment().getRequiredProperty("demo.target-url"),
                        context,
                        () -> {
                            context.close();
                            FileSystemUtils.deleteRecursively(data);
                        });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Commands in the pictures name no machine. */
        private static Path inThePictures() throws IOException {
            Path data = Path.of(System.getProperty("java.io.tmpdir"), "releases");
            FileSystemUtils.deleteRecursively(data);
            return Files.createDirectory(data);
        }

        @Override
        public void close() throws Exception {
            stop.close();
        }
    }
}
