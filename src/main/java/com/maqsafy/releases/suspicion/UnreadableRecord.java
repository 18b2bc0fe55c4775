package com.maqsafy.releases.suspicion;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A record that is none of its kind: no product of ours has written it so. */
@Component
class UnreadableRecord implements Detector {

    @Override
    public String kind() {
        return "unreadable-record";
    }

    @Override
    public String why() {
        return "A record has members that its kind does not have. This product does not write such records; another version may have.";
    }

    @Override
    public Stream<Finding> find(Examined release) {
        return release.unreadable().stream()
                .map(r -> Finding.of(r, "Record %d is no %s record.".formatted(r.sequence(), r.kind())));
    }
}
