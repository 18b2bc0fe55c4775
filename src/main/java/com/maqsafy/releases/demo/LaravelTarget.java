package com.maqsafy.releases.demo;

import com.maqsafy.releases.demo.target.CanteenCli;
import com.maqsafy.releases.demo.target.CanteenRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * canteen-api on a real Laravel: Debian's {@code php-laravel-framework} serves the checked-out version, its {@code artisan}
 * migrates, caches, goes down and up, and a real queue worker takes the jobs.
 *
 * <p>The framework's side ({@code <root>/laravel}) comes with the demonstration and is the same for all versions; what is
 * released is {@code <root>/current}.
 */
final class LaravelTarget implements DemoTarget {

    static final String PHP = "php";

    private static final String HOST = "demo/laravel-host/";
    private static final String ASK = """
            $missing = [];
            if (PHP_VERSION_ID < 80000) { $missing[] = 'PHP 8'; }
            foreach (['pcntl', 'posix', 'pdo_%s'] as $part) { if (!extension_loaded($part)) { $missing[] = 'the PHP extension '.$part; } }
            if (!stream_resolve_include_path('Illuminate/autoload.php')) { $missing[] = 'php-laravel-framework'; }
            else { require 'Illuminate/autoload.php'; $version = Illuminate\\Foundation\\Application::VERSION;
              if (strpos($version, '8.') !== 0) { $missing[] = 'Laravel 8, there is '.$version; } }
            echo $missing ? 'missing: '.implode(', ', $missing) : 'Laravel '.$version;
            """;

    private final Path root;
    private final TargetProcess process;

    private LaravelTarget(Path root, TargetProcess process) {
        this.root = root;
        this.process = process;
    }

    /**
     * The databases of the service.
     *
     * @param driver {@code pgsql} or {@code mysql}
     */
    record Databases(
            String driver, String host, int port, String production, String staging, String user, String password) {

        @Override
        public String toString() {
            return "Databases[" + driver + ", " + host + ":" + port + "]";
        }
    }

    /** What is missing on this machine to run Laravel; empty when nothing is. */
    static Optional<String> missing(String driver) {
        try {
            Process process = new ProcessBuilder(PHP, "-r", ASK.formatted(driver))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            process.waitFor(10, TimeUnit.SECONDS);
            return said.startsWith("Laravel 8.") ? Optional.empty() : Optional.of(said);
        } catch (IOException e) {
            return Optional.of("missing: the command php");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted while asking for php");
        }
    }

    /**
     * Installs the first version if nothing is installed yet, and starts the service.
     *
     * @param root the installation's directory
     * @param repository the bare repository it is cloned from
     * @param runtime how people and checks log in, and the port; its databases are for the backup
     */
    static LaravelTarget start(
            Path root, Path repository, CanteenRuntime runtime, ChildJvm jvm, Databases databases, Clock clock)
            throws IOException {
        for (String folder : List.of(
                "storage/logs",
                "storage/framework/cache/data",
                "storage/framework/views",
                "backups",
                "laravel/bootstrap/cache")) {
            Files.createDirectories(root.resolve(folder));
        }
        keepPrivate(root.resolve("laravel/bootstrap/cache"));
        TargetProcess.stopLeftover(root);
        writeHost(root.resolve("laravel"));
        // Backup and check of dependencies are the imitation's: Debian has neither Composer nor a pg_dump of this
        // version.
        runtime.write(root);
        jvm.writeArguments(root.resolve("canteen.args"), CanteenCli.class);
        writeEnvironment(root, databases, runtime);
        install(root, repository, clock);
        return new LaravelTarget(
                root,
                TargetProcess.start(
                        root,
                        runtime.port(),
                        List.of(PHP, root.resolve("laravel/serve.php").toString(), String.valueOf(runtime.port()))));
    }

    private static void install(Path root, Path repository, Clock clock) throws IOException {
        Path done = root.resolve("storage/framework/installed");
        if (!Files.exists(done)) {
            CanteenTarget.checkOutFirst(root, repository);
            dependencies(root, clock);
            // Laravel makes it with its first line; a log that is missing looks like a wrong setting to POST-09.
            Files.writeString(root.resolve("storage/logs/laravel.log"), "");
            artisan(root, "migrate", "--force");
            artisan(root, "view:cache");
            Files.writeString(done, CanteenTarget.FIRST_TAG);
        }
        // Whatever was cached was cached with the settings of an earlier start.
        artisan(root, "config:cache");
        artisan(root, "route:cache");
    }

    private static void dependencies(Path root, Clock clock) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        if (new CanteenCli(root, new PrintStream(output, true, StandardCharsets.UTF_8), clock).run(List.of("install"))
                != 0) {
            throw failed(root, output.toString(StandardCharsets.UTF_8));
        }
    }

    private static void artisan(Path root, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(PHP, root.resolve("laravel/artisan").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw failed(root, output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("interrupted while the demo service was installed", e);
        }
    }

    private static DemoException failed(Path root, String output) {
        return new DemoException(
                "REL-DEM-006 The demo service could not be installed in %s: %s. Delete this directory and start again, or set releases.demo.laravel to false."
                        .formatted(root, output.strip()));
    }

    private static void writeHost(Path directory) throws IOException {
        for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath:" + HOST + "**")) {
            String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
            String path = url.substring(url.lastIndexOf(HOST) + HOST.length());
            if (path.isEmpty() || path.endsWith("/") || !resource.isReadable()) {
                continue;
            }
            Path file = directory.resolve(path);
            Files.createDirectories(file.getParent());
            try (InputStream content = resource.getInputStream()) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The cached configuration holds the passwords. */
    private static void keepPrivate(Path directory) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static void writeEnvironment(Path root, Databases databases, CanteenRuntime runtime) throws IOException {
        Path file = root.resolve("laravel.env");
        Files.deleteIfExists(file);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(
                file,
                List.of(
                        "APP_KEY=base64:" + key(runtime.loginPassword()),
                        "DB_CONNECTION=" + databases.driver(),
                        "DB_HOST=" + databases.host(),
                        "DB_PORT=" + databases.port(),
                        "DB_DATABASE=" + databases.production(),
                        "STAGING_DATABASE=" + databases.staging(),
                        "DB_USERNAME=" + databases.user(),
                        "DB_PASSWORD='" + databases.password() + "'",
                        "LOGIN_USER=" + runtime.loginUser(),
                        "LOGIN_PASSWORD='" + runtime.loginPassword() + "'"));
    }

    /** 32 bytes, as the framework wants them, the same at every start. */
    private static String key(String secret) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256("application key " + secret));
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public String url() {
        return process.url();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
