package com.maqsafy.releases.demo;

import com.maqsafy.releases.demo.target.CanteenRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Starts the demonstration in profile {@code demo}, before the application context, and adds what it started as ordinary
 * settings. They come last, so whatever is configured elsewhere wins.
 *
 * <p>Settings: {@code releases.data-dir} (default {@code ./data}), {@code releases.demo.postgres-port} (default 0, any
 * free port), {@code releases.demo.target-port} (default 8081, 0 for any free port), {@code releases.demo.target}
 * (default true, whether canteen-api is started), {@code releases.demo.laravel} ({@code auto}, {@code true}, {@code false}:
 * whether canteen-api runs on a real Laravel; by default where PHP and Laravel 8 are installed).
 */
final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

    private final ConfigurableBootstrapContext bootstrap;

    DemoEnvironment(ConfigurableBootstrapContext bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        RunningDemo demo = new RunningDemo();
        try {
            start(environment, demo);
        } catch (IOException e) {
            demo.close();
            throw new UncheckedIOException("REL-DEM-010 The demonstration could not start: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            demo.close();
            throw e;
        }
        stopAfterContext(demo);
    }

    private static void start(ConfigurableEnvironment environment, RunningDemo demo) throws IOException {
        Path data = Path.of(environment.getProperty("releases.data-dir", "./data"))
                .toAbsolutePath()
                .normalize();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("releases.data-dir", data.toString());
        boolean ownDatabase = !environment.containsProperty("spring.datasource.url");
        boolean target = environment.getProperty("releases.demo.target", Boolean.class, true);
        if (ownDatabase || target) {
            Files.createDirectories(data);
            demo.add(DataDirectoryLock.acquire(data));
            DemoCredentials credentials = DemoCredentials.of(data);
            int port = environment.getProperty("releases.demo.postgres-port", Integer.class, 0);
            DemoPostgres postgres = demo.add(DemoPostgres.start(data, port, credentials));
            if (ownDatabase) {
                settings.put("spring.datasource.url", postgres.url("releases"));
                settings.put("spring.datasource.username", "releases");
                settings.put("spring.datasource.password", credentials.releases());
                settings.put("spring.flyway.user", "releases_owner");
                settings.put("spring.flyway.password", credentials.owner());
            }
            if (target) {
                int targetPort = environment.getProperty("releases.demo.target-port", Integer.class, 8081);
                String laravel = environment.getProperty("releases.demo.laravel", "auto");
                settings.putAll(startTarget(data, targetPort, laravel, postgres, credentials, demo));
            }
        }
        environment.getPropertySources().addLast(new MapPropertySource("demo", settings));
        if (target) {
            if (settings.containsKey("demo.artisan")) {
                // Before the other: its commands replace those of the imitation.
                add(environment, "demo-canteen-api-laravel");
            }
            add(environment, "demo-canteen-api");
        }
    }

    private static void add(ConfigurableEnvironment environment, String name) throws IOException {
        for (PropertySource<?> source :
                new YamlPropertySourceLoader().load(name, new ClassPathResource(name + ".yml"))) {
            environment.getPropertySources().addLast(source);
        }
    }

    private static Map<String, Object> startTarget(
            Path data, int port, String laravel, DemoPostgres postgres, DemoCredentials credentials, RunningDemo demo)
            throws IOException {
        Path directory = Files.createDirectories(data.resolve("demo"));
        Path repository = directory.resolve("canteen-api.git");
        new DemoRepository().create(repository);
        CanteenRuntime runtime = new CanteenRuntime(
                postgres.url("canteen"),
                postgres.url("canteen_staging"),
                "canteen",
                credentials.canteen(),
                "check",
                credentials.login(),
                port);
        Path root = directory.resolve("canteen-api");
        ChildJvm jvm = ChildJvm.likeThisOne();
        TargetKind kind = TargetKind.choose(root, laravel);
        DemoTarget target = demo.add(
                kind == TargetKind.IMITATION
                        ? CanteenTarget.start(root, repository, runtime, jvm, Clock.systemUTC())
                        : LaravelTarget.start(
                                root,
                                repository,
                                runtime,
                                jvm,
                                new LaravelTarget.Databases(
                                        "pgsql",
                                        "127.0.0.1",
                                        postgres.port(),
                                        "canteen",
                                        "canteen_staging",
                                        "canteen",
                                        credentials.canteen()),
                                Clock.systemUTC()));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("demo.repository", repository.toString());
        settings.put("demo.target-url", target.url());
        settings.put("demo.target-root", target.root().toString());
        settings.put("demo.java", ChildJvm.java());
        settings.put("demo.canteen", "@" + target.root().resolve("canteen.args"));
        settings.put("demo.login-user", runtime.loginUser());
        settings.put("demo.login-password", runtime.loginPassword());
        settings.put("demo.database-url", runtime.databaseUrl());
        settings.put("demo.database-user", runtime.databaseUser());
        settings.put("demo.database-password", runtime.databasePassword());
        settings.put("demo.notes", directory.resolve("notes").toString());
        settings.put("demo.bypass", credentials.bypass());
        settings.put("demo.framework", kind.said());
        if (kind == TargetKind.LARAVEL) {
            settings.put("demo.php", LaravelTarget.PHP);
            settings.put("demo.artisan", root.resolve("laravel/artisan").toString());
        }
        return settings;
    }

    /**
     * The demonstration stops when everything in the context has stopped, whether the context closes, fails to start or
     * ends with the JVM.
     */
    private void stopAfterContext(RunningDemo demo) {
        // Never taken back: while the JVM ends that is refused, and what has stopped does not stop twice.
        SpringApplication.getShutdownHandlers().add(demo::close);
        bootstrap.addCloseListener(event -> {
            // Beans are destroyed in the reverse order of their registration, and nothing is registered before this.
            DefaultListableBeanFactory beans =
                    (DefaultListableBeanFactory) event.getApplicationContext().getBeanFactory();
            beans.registerDisposableBean("runningDemo", (DisposableBean) demo::close);
        });
    }
}
