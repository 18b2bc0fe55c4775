package com.maqsafy.releases.source;

import com.maqsafy.releases.instance.SafeModeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A remote repository, read through a bare mirror under the data directory.
 *
 * <p>The URL is handed to every exchange and never stored in the mirror: it may carry a password, and a changed setting
 * takes effect at once. Branches and tags that vanish from the origin vanish here: the origin is the truth.
 */
final class MirroredGitAccess implements GitAccess {

    private static final Logger LOG = LoggerFactory.getLogger(MirroredGitAccess.class);

    private static final Set<RefUpdate.Result> UP_TO_DATE = EnumSet.of(
            RefUpdate.Result.NEW,
            RefUpdate.Result.NO_CHANGE,
            RefUpdate.Result.FAST_FORWARD,
            RefUpdate.Result.FORCED,
            RefUpdate.Result.RENAMED);

    private final String service;
    private final String url;
    private final Path mirror;
    private final Duration timeout;
    private final RemoteConnection connection;
    private final Clock clock;
    private final BooleanSupplier safeMode;
    private final ReentrantLock exchange = new ReentrantLock();

    MirroredGitAccess(
            String service,
            SourceSettings.Origin origin,
            SourceSettings settings,
            Clock clock,
            BooleanSupplier safeMode) {
        this.clock = clock;
        this.safeMode = safeMode;
        this.service = service;
        this.url = origin.repository();
        this.mirror = settings.mirrorOf(service).toAbsolutePath().normalize();
        this.timeout = settings.source().timeout();
        this.connection = new RemoteConnection(service, origin, this.mirror.resolveSibling(service + ".ssh"));
    }

    @Override
    public String location() {
        return "its origin";
    }

    @Override
    public Repository open() {
        if (!exists()) {
            refresh();
        }
        return openAt(mirror);
    }

    @Override
    public void refresh() {
        if (safeMode.getAsBoolean()) {
            fromWhatIsHere();
            return;
        }
        exchange.lock();
        try {
            if (exists()) {
                deleteQuietly(building());
                try (Repository repository = openAt(mirror)) {
                    fetchAll(repository);
                }
            } else {
                create();
            }
        } finally {
            exchange.unlock();
        }
    }

    @Override
    public void publishTag(Repository repository, String tagName) {
        RefSpec tag = new RefSpec("refs/tags/" + tagName + ":refs/tags/" + tagName);
        exchange.lock();
        try (Git git = new Git(repository)) {
            for (PushResult result : connection
                    .of(git.push().setRemote(url).setRefSpecs(tag).setTimeout((int) timeout.toSeconds()))
                    .call()) {
                for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                    if (update.getStatus() != RemoteRefUpdate.Status.OK
                            && update.getStatus() != RemoteRefUpdate.Status.UP_TO_DATE) {
                        throw new SourceException("REL-SRC-007 The origin of " + service + " did not take the tag "
                                + tagName + " (" + update.getStatus()
                                + "): allow this account to create tags there and try again");
                    }
                }
            }
        } catch (GitAPIException | JGitInternalException e) {
            throw connection.failure(
                    e,
                    "REL-SRC-007 The tag " + tagName + " could not be pushed to the origin of " + service
                            + ": check that the origin is reachable and that this account may create tags there");
        } finally {
            exchange.unlock();
        }
    }

    /** A copy of production does not use production's keys: it reads what was fetched before. */
    private void fromWhatIsHere() {
        if (!exists()) {
            throw new SourceException("REL-SRC-061 There is no mirror of " + service + " here yet. "
                    + new SafeModeException("Fetching its origin").getMessage());
        }
    }

    private boolean exists() {
        return RepositoryCache.FileKey.isGitRepository(mirror.toFile(), FS.DETECTED);
    }

    private Path building() {
        return mirror.resolveSibling(mirror.getFileName() + ".creating");
    }

    /** Built aside and moved in whole, so that a crash leaves no half-made mirror. */
    private void create() {
        Path building = building();
        try {
            FileSystemUtils.deleteRecursively(building);
            Files.createDirectories(building);
            try (Git git =
                    Git.init().setBare(true).setDirectory(building.toFile()).call()) {
                // A clean-up in the background would run on while the folder is moved.
                git.getRepository().getConfig().setBoolean("gc", null, "autoDetach", false);
                git.getRepository().getConfig().save();
                complete(fetch(git.getRepository()));
            }
            Files.move(building, mirror, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GitAPIException | JGitInternalException e) {
            throw new SourceException(
                    "REL-SRC-009 The mirror of " + service + " cannot be written to " + mirror
                            + ": check the rights and the free space of releases.data-dir",
                    e);
        } finally {
            deleteQuietly(building);
        }
    }

    /** What was begun and not moved is of no use; what cannot be deleted now is deleted before the next try. */
    private static void deleteQuietly(Path building) {
        try {
            FileSystemUtils.deleteRecursively(building);
        } catch (IOException e) {
            LOG.warn("REL-SRC-041 {} cannot be deleted: check its rights", building, e);
        }
    }

    /** A lock that a killed process left is taken away: no exchange of this process holds one. */
    private void fetchAll(Repository repository) {
        FetchResult fetched = fetch(repository);
        if (!behind(fetched).isEmpty() && StaleLocks.removeFrom(mirror, clock)) {
            fetched = fetch(repository);
        }
        complete(fetched);
    }

    /** What is not up to date is not read: it would be taken for what the origin has. */
    private void complete(FetchResult fetched) {
        List<TrackingRefUpdate> behind = behind(fetched);
        if (!behind.isEmpty()) {
            throw new SourceException("REL-SRC-062 The mirror of " + service + " at " + mirror
                    + " could not take over " + behind.get(0).getLocalName() + " ("
                    + behind.get(0).getResult()
                    + "): check its rights and the free space, or delete it, it is fetched anew");
        }
    }

    private static List<TrackingRefUpdate> behind(FetchResult fetched) {
        return fetched.getTrackingRefUpdates().stream()
                .filter(update -> !UP_TO_DATE.contains(update.getResult()))
                .toList();
    }

    private FetchResult fetch(Repository repository) {
        try (Git git = new Git(repository)) {
            return connection
                    .of(git.fetch()
                            .setRemote(url)
                            .setRefSpecs("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
                            .setTagOpt(TagOpt.NO_TAGS) // the second refspec takes them all
                            .setRemoveDeletedRefs(true)
                            .setTimeout((int) timeout.toSeconds()))
                    .call();
        } catch (GitAPIException | JGitInternalException e) {
            throw connection.failure(
                    e,
                    "REL-SRC-003 The origin of " + service + " cannot be fetched: check that it is reachable and that"
                            + " releases.services." + service + ".source.repository is right");
        }
    }

    private Repository openAt(Path directory) {
        try {
            return new FileRepositoryBuilder()
                    .setGitDir(directory.toFile())
                    .setMustExist(true)
                    .build();
        } catch (IOException e) {
            throw new SourceException(
                    "REL-SRC-001 The mirror of " + service + " at " + directory
                            + " cannot be opened: delete it, it is fetched anew",
                    e);
        }
    }
}
