package com.maqsafy.releases.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A repository on this machine, bare or with a work tree. */
final class LocalGitAccess implements GitAccess {

    private final String service;
    private final File directory;

    LocalGitAccess(String service, String path) {
        this.service = service;
        this.directory = Path.of(path).toAbsolutePath().normalize().toFile();
    }

    @Override
    public String location() {
        return directory.toString();
    }

    @Override
    public Repository open() {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (directory.getParentFile() != null) {
            // Without this, a wrong path inside some other repository would silently open that one.
            builder.addCeilingDirectory(directory.getParentFile());
        }
        builder.findGitDir(directory);
        if (builder.getGitDir() == null) {
            throw new SourceException("REL-SRC-001 There is no Git repository at " + directory
                    + ": correct releases.services." + service + ".source.repository");
        }
        try {
            return builder.setMustExist(true).build();
        } catch (IOException e) {
            throw new SourceException(
                    "REL-SRC-001 The Git repository at " + directory + " of " + service
                            + " cannot be opened: check that it is complete and readable for this process",
                    e);
        }
    }

    @Override
    public void refresh() {
        // Branches and tags are read from the repository itself.
    }

    @Override
    public void publishTag(Repository repository, String tagName) {
        // The repository is its own origin.
    }
}
