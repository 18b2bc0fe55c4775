package com.maqsafy.releases.deployment;

import com.maqsafy.releases.process.WorkHandler;
import com.maqsafy.releases.process.WorkItem;
import com.maqsafy.releases.process.WorkResult;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.source.SourceException;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import com.maqsafy.releases.source.VersionTag;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Puts the version's tag on the approved commit; a tag that is elsewhere stays there and stops the deployment (VER-05). */
@Component
class TagReleaseWork implements WorkHandler {

    private static final String WHERE = "version tag";

    private final DeploymentHistories histories;
    private final SourceRepositories sources;
    private final ProductionAccess access;
    private final WorkerRecords records;

    TagReleaseWork(
            DeploymentHistories histories, SourceRepositories sources, ProductionAccess access, WorkerRecords records) {
        this.histories = histories;
        this.sources = sources;
        this.access = access;
        this.records = records;
    }

    @Override
    public String topic() {
        return "release-tag";
    }

    @Override
    public WorkResult work(WorkItem item) {
        DeploymentHistory history = histories.of(item.release());
        if (history.attempt() == 0) {
            return access.refuse(
                    item,
                    WHERE,
                    "REL-DEP-011 Nobody has started the deployment of " + item.release()
                            + ". Start it with its form; a moved token does not.");
        }
        return access.refusal(item, Plan.DEPLOYMENT, WHERE).orElseGet(() -> tag(item, history));
    }

    private WorkResult tag(WorkItem item, DeploymentHistory history) {
        ReleaseDetails release = history.release();
        SourceRepository source = sources.of(release.service())
                .orElseThrow(() -> new SourceException("REL-SRC-010 " + release.service()
                        + " has no repository any more. Set releases.services." + release.service() + ".source."));
        Optional<VersionTag> there = source.versionTag(release.version());
        if (there.isPresent() && !there.get().commit().equals(release.commit())) {
            return access.refuse(
                    item,
                    WHERE,
                    "REL-DEP-040 The tag " + there.get().name() + " is on "
                            + there.get().commit() + ", not on the approved commit " + release.commit()
                            + ". Find out who put it there; a version is never used twice (VER-05).");
        }
        VersionTag tag = source.tag(
                release.version(), release.commit(), "Release " + release.service() + " " + release.version());
        if (!tagged(history, tag)) {
            records.record(item, new Tagged(tag.name(), tag.commit()));
        }
        return WorkResult.done();
    }

    private static boolean tagged(DeploymentHistory history, VersionTag tag) {
        return history.last(Tagged.class)
                .filter(r -> r.event().commit().equals(tag.commit()))
                .isPresent();
    }
}
