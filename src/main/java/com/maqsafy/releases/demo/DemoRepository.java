package com.maqsafy.releases.demo;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TagBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the Git repository of the demo service {@code canteen-api}.
 *
 * <p>Its content lies in {@code demo/canteen-api} on the class path, one folder for each commit, laid over the commit
 * before. Authors and dates are fixed, so every repository made has the same commit ids. Only released versions (1.4.0,
 * 1.4.1) have tags; every branch of a version starts at 1.4.1.
 */
public final class DemoRepository {

    private static final String CONTENT = "demo/canteen-api/";
    private static final String RANA = "Rana Alnajjar <rana@canteen.example>";
    private static final String OMAR = "Omar Saleh <omar@canteen.example>";

    /**
     * Creates the bare repository, or leaves alone the one that is there. It appears whole or not at all.
     *
     * @throws IllegalStateException when it cannot be written, or the folder holds something else; the message starts
     *     with a code ({@code REL-DEM-nnn}) and says what to do
     */
    public void create(Path bareRepository) {
        Path target = bareRepository.toAbsolutePath().normalize();
        if (Files.exists(target.resolve(Constants.HEAD))) {
            return;
        }
        if (Files.exists(target)) {
            throw new IllegalStateException("REL-DEM-011 " + target
                    + " exists and is no Git repository: move it away, the demo's repository is made there");
        }
        Path building = target.resolveSibling(target.getFileName() + ".creating");
        try {
            FileSystemUtils.deleteRecursively(building); // left by a start that was killed
            Files.createDirectories(building);
            try (Git git = Git.init()
                            .setBare(true)
                            .setInitialBranch("main")
                            .setDirectory(building.toFile())
                            .call();
                    ObjectInserter inserter = git.getRepository().newObjectInserter()) {
                new History(git.getRepository(), inserter, History.readContent()).write();
            }
            Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GitAPIException e) {
            throw new IllegalStateException(
                    "REL-DEM-012 The demo's repository cannot be written to " + target
                            + ": check the rights and the free space of releases.data-dir",
                    e);
        }
    }

    /** A commit together with all files as of it. */
    private record Snapshot(ObjectId commit, Map<String, byte[]> files) {}

    private record History(Repository repository, ObjectInserter inserter, Map<String, byte[]> content) {

        void write() throws IOException {
            Snapshot none = new Snapshot(ObjectId.zeroId(), Map.of());
            Snapshot skeleton =
                    commit(none, "1.4.0-skeleton", RANA, "2025-09-01T07:12:00Z", "chore: import the canteen backend");
            Snapshot wallets = commit(
                    skeleton,
                    "1.4.0-wallets",
                    OMAR,
                    "2025-09-08T08:40:00Z",
                    "feat(wallet): students pay from a wallet (CAN-101)");
            Snapshot meals = commit(
                    wallets, "1.4.0-meals", RANA, "2025-09-15T09:05:00Z", "feat(meals): catalogue of meals (CAN-108)");
            Snapshot v140 = commit(meals, "1.4.0-release", RANA, "2025-09-22T06:30:00Z", "chore(release): 1.4.0");
            Snapshot rounding = commit(
                    v140,
                    "1.4.1-rounding",
                    OMAR,
                    "2025-10-02T11:20:00Z",
                    "fix(wallet): charge with two decimals (CAN-121)");
            Snapshot v141 = commit(rounding, "1.4.1-release", OMAR, "2025-10-06T06:30:00Z", "chore(release): 1.4.1");

            Snapshot develop = commit(
                    v141,
                    "develop-allergies",
                    RANA,
                    "2025-10-13T10:00:00Z",
                    "feat(meals): draft of allergy labels (CAN-140)");

            Snapshot limit = commit(
                    v141,
                    "1.5.0-limit",
                    OMAR,
                    "2025-10-20T08:15:00Z",
                    "feat(wallet): a wallet can have a daily limit (CAN-130)");
            Snapshot report = commit(
                    limit,
                    "1.5.0-report",
                    RANA,
                    "2025-10-22T09:50:00Z",
                    "feat(reports): wallets close to their daily limit (CAN-131)");
            Snapshot v150 = commit(report, "1.5.0-release", RANA, "2025-10-23T07:00:00Z", "chore(release): 1.5.0");

            Snapshot forecast = commit(
                    v150,
                    "1.6.0-dashboard",
                    OMAR,
                    "2025-10-27T08:30:00Z",
                    "feat(dashboard): forecast of tomorrow's sales (CAN-150)");
            Snapshot userName = commit(
                    forecast,
                    "1.6.0-session",
                    OMAR,
                    "2025-10-28T13:10:00Z",
                    "feat(auth): log in with a user name (CAN-151)");
            Snapshot v160 = commit(userName, "1.6.0-release", OMAR, "2025-10-29T07:00:00Z", "chore(release): 1.6.0");

            Snapshot login = commit(
                    v141,
                    "1.4.2-login",
                    RANA,
                    "2025-10-09T05:45:00Z",
                    "fix(auth): accept addresses written with capitals (CAN-135)");
            Snapshot hotfix =
                    commit(login, "1.4.2-login-release", RANA, "2025-10-09T06:10:00Z", "chore(release): 1.4.2");

            Snapshot canteen = commit(
                    hotfix,
                    "1.4.3-dashboard",
                    OMAR,
                    "2025-10-12T06:20:00Z",
                    "fix(dashboard): count with the current filters (CAN-138)");
            Snapshot security = commit(canteen, "1.4.3-release", OMAR, "2025-10-12T06:40:00Z", "chore(release): 1.4.3");

            // The same two fixes made of 1.5.0, for whoever has released that one before.
            Snapshot loginOn150 = commit(
                    v150,
                    "1.4.2-login",
                    RANA,
                    "2025-11-06T05:45:00Z",
                    "fix(auth): accept addresses written with capitals (CAN-135)");
            Snapshot hotfixOn150 =
                    commit(loginOn150, "1.5.1-release", RANA, "2025-11-06T06:10:00Z", "chore(release): 1.5.1");
            Snapshot canteenOn151 = commit(
                    hotfixOn150,
                    "1.4.3-dashboard",
                    OMAR,
                    "2025-11-09T06:20:00Z",
                    "fix(dashboard): count with the current filters (CAN-138)");
            Snapshot securityOn151 =
                    commit(canteenOn151, "1.5.2-release", OMAR, "2025-11-09T06:40:00Z", "chore(release): 1.5.2");

            Snapshot sales = commit(
                    v141,
                    "1.4.2-dashboard",
                    OMAR,
                    "2025-10-10T09:30:00Z",
                    "fix(dashboard): show sales with two decimals (CAN-136)");
            Snapshot patch =
                    commit(sales, "1.4.2-dashboard-release", OMAR, "2025-10-10T10:00:00Z", "chore(release): 1.4.2");

            Snapshot notes = commit(
                    v141,
                    "2.0.0-notes",
                    RANA,
                    "2025-11-03T08:00:00Z",
                    "feat(students)!: drop guardians' notes, version the API (CAN-160)");
            Snapshot v200 = commit(notes, "2.0.0-release", RANA, "2025-11-04T07:00:00Z", "chore(release): 2.0.0");

            ObjectId tag140 = tag("v1.4.0", v140, RANA, "2025-09-22T06:35:00Z");
            ObjectId tag141 = tag("v1.4.1", v141, OMAR, "2025-10-06T06:35:00Z");
            inserter.flush();

            reference("refs/tags/v1.4.0", tag140);
            reference("refs/tags/v1.4.1", tag141);
            reference("refs/heads/main", v141.commit());
            reference("refs/heads/staging", v141.commit());
            reference("refs/heads/develop", develop.commit());
            reference("refs/heads/release/1.4.2", patch.commit());
            reference("refs/heads/release/1.5.0", v150.commit());
            reference("refs/heads/release/1.6.0", v160.commit());
            reference("refs/heads/release/2.0.0", v200.commit());
            reference("refs/heads/hotfix/1.4.2", hotfix.commit());
            reference("refs/heads/hotfix/1.4.3", security.commit());
            reference("refs/heads/hotfix/1.5.1", hotfixOn150.commit());
            reference("refs/heads/hotfix/1.5.2", securityOn151.commit());
        }

        private Snapshot commit(Snapshot parent, String folder, String author, String time, String message)
                throws IOException {
            Map<String, byte[]> files = new TreeMap<>(parent.files());
            files.putAll(contentOf(folder));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(files));
            if (!parent.commit().equals(ObjectId.zeroId())) {
                commit.setParentId(parent.commit());
            }
            commit.setAuthor(person(author, time));
            commit.setCommitter(person(author, time));
            commit.setMessage(message + "\n");
            return new Snapshot(inserter.insert(commit), files);
        }

        private ObjectId tree(Map<String, byte[]> files) throws IOException {
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                DirCacheEntry entry = new DirCacheEntry(file.getKey());
                entry.setFileMode(file.getKey().equals("artisan") ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
                builder.add(entry);
            }
            builder.finish();
            return index.writeTree(inserter);
        }

        private ObjectId tag(String name, Snapshot snapshot, String author, String time) throws IOException {
            TagBuilder tag = new TagBuilder();
            tag.setTag(name);
            tag.setObjectId(snapshot.commit(), Constants.OBJ_COMMIT);
            tag.setTagger(person(author, time));
            tag.setMessage("canteen-api " + name.substring(1) + "\n");
            return inserter.insert(tag);
        }

        private void reference(String name, ObjectId target) throws IOException {
            RefUpdate update = repository.updateRef(name);
            update.setNewObjectId(target);
            RefUpdate.Result result = update.update();
            if (result != RefUpdate.Result.NEW) {
                throw new IOException(name + " could not be created: " + result);
            }
        }

        private static PersonIdent person(String nameAndAddress, String time) {
            int address = nameAndAddress.indexOf(" <");
            return new PersonIdent(
                    nameAndAddress.substring(0, address),
                    nameAndAddress.substring(address + 2, nameAndAddress.length() - 1),
                    Instant.parse(time),
                    ZoneOffset.UTC);
        }

        private Map<String, byte[]> contentOf(String folder) throws IOException {
            Map<String, byte[]> files = new TreeMap<>();
            content.forEach((path, bytes) -> {
                if (path.startsWith(folder + "/")) {
                    files.put(path.substring(folder.length() + 1), bytes);
                }
            });
            if (files.isEmpty()) {
                throw new IOException("The folder " + CONTENT + folder + " is missing on the class path");
            }
            return files;
        }

        /** All files by their path; works from folders and from inside a jar. */
        private static Map<String, byte[]> readContent() throws IOException {
            Map<String, byte[]> files = new TreeMap<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath:" + CONTENT + "**")) {
                String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
                String path = url.substring(url.lastIndexOf(CONTENT) + CONTENT.length());
                if (!path.isEmpty() && !path.endsWith("/") && resource.isReadable()) {
                    files.put(path, withUnixLines(resource));
                }
            }
            return files;
        }

        /** A checkout on Windows may have changed the line ends, and with them every commit id. */
        private static byte[] withUnixLines(Resource resource) throws IOException {
            try (InputStream in = resource.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .replace("\r\n", "\n")
                        .getBytes(StandardCharsets.UTF_8);
            }
        }
    }
}
