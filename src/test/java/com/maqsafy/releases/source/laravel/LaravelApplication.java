package com.maqsafy.releases.source.laravel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The demonstration's Laravel, Debian's framework, with migrations of a test's own. */
final class LaravelApplication {

    private static final Path HOST = Path.of("src/main/resources/demo/laravel-host");

    private final Path root;
    private final String driver;

    /**
     * @param driver {@code pgsql} or {@code mysql}
     */
    LaravelApplication(Path root, String driver) throws IOException {
        this.root = root;
        this.driver = driver;
        FileSystemUtils.copyRecursively(HOST, root.resolve("laravel"));
        for (String folder : List.of(
                "laravel/bootstrap/cache",
                "storage/logs",
                "storage/framework/cache/data",
                "storage/framework/views",
                "current/app")) {
            Files.createDirectories(root.resolve(folder));
        }
    }

    /** Whether PHP, its driver and Laravel are here. */
    static boolean installed(String driver) {
        try {
            Process process = new ProcessBuilder(
                            "php",
                            "-r",
                            "exit(extension_loaded('pdo_" + driver
                                    + "') && stream_resolve_include_path('Illuminate/autoload.php') ? 0 : 1);")
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Runs {@code artisan migrate} for the cases; gives what it printed, with the exit code before it when it failed. */
    String migrate(
            List<MigrationCases.Case> cases, int port, String database, String user, String password, String... options)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(root, "migrations");
        for (MigrationCases.Case input : cases) {
            Files.writeString(folder.resolve(input.name() + ".php"), input.php());
        }
        String key =
                Base64.getEncoder().encodeToString("0123456789012345".repeat(2).getBytes(StandardCharsets.UTF_8));
        Files.write(
                root.resolve("laravel.env"),
                List.of(
                        "APP_KEY=base64:" + key,
                        "DB_CONNECTION=" + driver,
                        "DB_HOST=127.0.0.1",
                        "DB_PORT=" + port,
                        "DB_DATABASE=" + database,
                        "STAGING_DATABASE=" + database,
                        "DB_USERNAME=" + user,
                        "DB_PASSWORD='" + password + "'"));
        List<String> command = Stream.of(
                        "php",
                        root.resolve("laravel/artisan").toString(),
                        "migrate",
                        "--force",
                        "--realpath",
                        "--path=" + folder)
                .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return code == 0 ? printed : "exit code " + code + ": " + printed;
    }
}
