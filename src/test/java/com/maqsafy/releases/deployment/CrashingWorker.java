package com.maqsafy.releases.deployment;

import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** A worker in a JVM of its own, which a test kills while a step runs. Arguments: database, directory, version, step. */
final class CrashingWorker {

    private CrashingWorker() {}

    public static void main(String[] args) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(args[0]);
        dataSource.setUser(com.maqsafy.releases.testing.TestDatabase.USERNAME);
        try (DeploymentFixture fixture = new DeploymentFixture(dataSource, Path.of(args[1]))) {
            String release = fixture.release(story -> story.version = args[2]);
            fixture.bean(RunStepWork.class).work(DeploymentFixture.step(release, "deployment", args[3]));
        }
    }
}
