package com.maqsafy.releases.source;

import com.maqsafy.releases.source.laravel.LaravelMigrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;

/** A real repository of the service {@code canteen-api}, with version 1.4.1 tagged on main. */
public final class TestRepository implements AutoCloseable {

    public static final String SERVICE = "canteen-api";

    private final Path directory;
    private final Git git;

    public TestRepository(Path directory) {
        this.directory = directory;
        try {
            git = Git.init()
                    .setDirectory(directory.toFile())
                    .setInitialBranch("main")
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
        commit("main.php");
        tag("1.4.1");
    }

    /** Makes a branch from a tag, branch or commit, and checks it out. */
    public TestRepository branch(String name, String from) {
        try {
            git.checkout()
                    .setName(name)
                    .setCreateBranch(true)
                    .setStartPoint(from)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes a branch that has nothing in common with the others, and checks it out. */
    public TestRepository orphan(String name) {
        try {
            git.checkout().setName(name).setOrphan(true).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Checks a branch out. */
    public TestRepository on(String branch) {
        try {
            git.checkout().setName(branch).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits a new file to what is checked out; answers the commit. */
    public String commit(String file) {
        return commit(file, file);
    }

    /** Commits a new file, in whatever folder, with a message. */
    public String commit(String file, String message) {
        return commit(file, "<?php // " + file, message);
    }

    /** Commits a file with a content and a message. */
    public String commit(String file, String content, String message) {
        try {
            Path path = directory.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            git.add().addFilepattern(".").call();
            return git.commit()
                    .setMessage(message)
                    .setAuthor("Dev", "dev@example.com")
                    .setCommitter("Dev", "dev@example.com")
                    .setSign(false)
                    .call()
                    .getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tags what is checked out as a version. */
    public TestRepository tag(String version) {
        try {
            git.tag()
                    .setName("v" + version)
                    .setMessage(version)
                    .setAnnotated(true)
                    .setSigned(false)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts a tag of any name on what is checked out, annotated or lightweight. */
    public TestRepository tagged(String name, boolean annotated) {
        try {
            git.tag()
                    .setName(name)
                    .setMessage(annotated ? name : null)
                    .setAnnotated(annotated)
                    .setSigned(false)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Merges a tag or branch into what is checked out; answers the merge. */
    public String merge(String name) {
        try {
            return git.merge()
                    .include(git.getRepository().findRef(name))
                    .call()
                    .getNewHead()
                    .getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Merges a branch into what is checked out, never by a fast-forward, with a message; answers the merge. */
    public String merge(String name, String message) {
        try {
            return git.merge()
                    .include(git.getRepository().findRef(name))
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .setMessage(message)
                    .call()
                    .getNewHead()
                    .getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes many branches at what is checked out, which stays checked out. */
    public void branches(String prefix, int many) {
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            ObjectId head = git.getRepository().resolve(Constants.HEAD);
            BatchRefUpdate update = git.getRepository().getRefDatabase().newBatchUpdate();
            for (int i = 0; i < many; i++) {
                update.addCommand(new ReceiveCommand(ObjectId.zeroId(), head, Constants.R_HEADS + prefix + i));
            }
            update.execute(walk, NullProgressMonitor.INSTANCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commit that is checked out. */
    public String head() {
        try {
            return git.getRepository().resolve(Constants.HEAD).getName();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The configured repositories, of which this is the only one. */
    public SourceRepositories sources() {
        return sources("");
    }

    /** The same for a service that releases one line only. */
    public SourceRepositories sources(String line) {
        return sources(directory, line);
    }

    /** The same for a repository that is there already. */
    public static SourceRepositories sources(Path repository, String line) {
        return new GitSourceRepositories(
                new SourceSettings(
                        repository.toString(),
                        Map.of(SERVICE, new SourceSettings.Service(Origins.of(repository.toString(), line))),
                        new SourceSettings.Options(Map.of(), Duration.ofSeconds(5), "Release", "r@localhost")),
                new LaravelMigrations(),
                Clock.systemUTC(),
                () -> false);
    }

    @Override
    public void close() {
        git.close();
    }
}
