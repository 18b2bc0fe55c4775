package com.maqsafy.releases.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** Writes versions of a small canteen-api into a work tree and gives the bare repository that a target is cloned from. */
final class CanteenRepositoryFixture {

    static final String TABLES = "2026_01_01_000000_create_tables";
    static final String LIMIT = "2026_03_01_000000_add_limit_to_wallets";

    private final Path work;
    private final Path bare;

    CanteenRepositoryFixture(Path directory) {
        this.work = directory.resolve("work");
        this.bare = directory.resolve("canteen-api.git");
    }

    /** Version 1.4.1 with its tables and a few rows, and 1.5.0 with one migration more. */
    Path create() throws IOException, GitAPIException {
        try (Git git =
                Git.init().setDirectory(work.toFile()).setInitialBranch("main").call()) {
            commit(
                    git,
                    "1.4.1",
                    "",
                    Map.of(TABLES + ".up.sql", """
                    CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL);
                    CREATE TABLE wallets (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, balance integer NOT NULL);
                    CREATE TABLE meals (id bigserial PRIMARY KEY, name text NOT NULL);
                    CREATE TABLE jobs (id bigserial PRIMARY KEY, queue text NOT NULL, payload text NOT NULL,
                        available_at integer NOT NULL, created_at integer NOT NULL);
                    INSERT INTO users (name) VALUES ('Sara'), ('Omar');
                    INSERT INTO wallets (user_id, balance) VALUES (1, 20), (2, 35);
                    INSERT INTO meals (name) VALUES ('Rice' || chr(10) || 'and beans');
                    """, TABLES + ".down.sql", "DROP TABLE wallets, users, meals, jobs;"));
            commit(
                    git,
                    "1.5.0",
                    ", \"/reports/wallet-limits\": {\"status\": 200}",
                    Map.of(
                            LIMIT + ".up.sql",
                            "ALTER TABLE wallets ADD COLUMN daily_limit integer NOT NULL DEFAULT 50;",
                            LIMIT + ".down.sql",
                            "ALTER TABLE wallets DROP COLUMN daily_limit;"));
        }
        Git.cloneRepository()
                .setURI(work.toUri().toString())
                .setDirectory(bare.toFile())
                .setBare(true)
                .call()
                .close();
        return bare;
    }

    /** Adds a version to the work tree and sends it to the bare repository; gives its commit. */
    String push(String version, Map<String, String> migrations) throws IOException, GitAPIException {
        try (Git git = Git.open(work.toFile())) {
            String commit = commit(git, version, "", migrations);
            git.push()
                    .setRemote(bare.toUri().toString())
                    .setPushAll()
                    .setPushTags()
                    .call();
            return commit;
        }
    }

    private String commit(Git git, String version, String routes, Map<String, String> migrations)
            throws IOException, GitAPIException {
        Path sql = Files.createDirectories(work.resolve("database/sql"));
        for (Map.Entry<String, String> migration : migrations.entrySet()) {
            Files.writeString(sql.resolve(migration.getKey()), migration.getValue());
        }
        Files.writeString(work.resolve(".gitignore"), "/vendor/\n");
        Files.writeString(work.resolve("composer.json"), "{\"require\": {\"laravel/framework\": \"^11.0\"}}");
        Files.writeString(work.resolve("canteen.json"), """
                {"version": "%s",
                 "routes": {"/dashboard": {"status": 200, "title": "Canteens <today>"}%s},
                 "login": {"broken": %s}, "queue": {"broken": %s}}""".formatted(
                        version, routes, version.equals("1.6.0"), version.equals("1.6.0")));
        git.add().addFilepattern(".").call();
        String id = git.commit()
                .setMessage("Version " + version)
                .setAuthor("Developer", "developer@example.com")
                .setSign(false)
                .call()
                .name();
        git.tag().setName("v" + version).setSigned(false).call();
        return id;
    }
}
