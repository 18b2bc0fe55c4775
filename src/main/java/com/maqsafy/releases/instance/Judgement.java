package com.maqsafy.releases.instance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether database and data directory belong together and are where they were.
 *
 * @param identity what the database says of itself; empty before the first start
 * @param releases whether the database knows any release
 * @param beats signs of life that the database knows, by node
 * @param addresses under which known nodes reach the database
 * @param starts when the process of the database server had begun to which known nodes gave their last signs of life
 * @param file what the data directory says of itself; null for a fresh one
 * @param inode number of that file now
 * @param remembered signs of life that the data directory remembers
 * @param here where the process runs
 */
record Judgement(
        Optional<Identity> identity,
        boolean releases,
        Map<UUID, Long> beats,
        Set<String> addresses,
        Set<Instant> starts,
        @Nullable NodeFile file,
        String inode,
        long remembered,
        Surroundings here) {

    /** What does not fit, each a sentence with its code; empty when all does. */
    List<String> objections() {
        List<String> objections = new ArrayList<>();
        if (identity.isEmpty()) {
            if (file != null && releases) {
                objections.add(otherInstance("none"));
            }
            return objections;
        }
        Identity known = identity.get();
        if (!known.recorded().isSameAs(here.database())) {
            objections.add("REL-INS-011 The database is a copy: it was made as %s and runs as %s."
                    .formatted(known.recorded(), here.database()));
        }
        if (file == null) {
            if (objections.isEmpty() && !addresses.isEmpty() && !addresses.contains(here.address())) {
                objections.add(
                        "REL-INS-016 The data directory is new, and no node before has reached the database as %s, but as %s."
                                .formatted(
                                        here.address(),
                                        String.join(
                                                " or ",
                                                addresses.stream().sorted().toList())));
            }
            if (objections.isEmpty() && !starts.contains(here.started())) {
                objections.add(
                        "REL-INS-022 The data directory is new, and the database server was started at %s, after the last sign of life of a node that is known: it may be a copy of its files."
                                .formatted(here.started()));
            }
            return objections;
        }
        boolean earlier = known.earlier().contains(file.instance());
        if (!file.instance().equals(known.id()) && !earlier) {
            objections.add(otherInstance(known.id().toString()));
        }
        if (!file.inode().isEmpty() && !inode.isEmpty() && !file.inode().equals(inode)) {
            objections.add(
                    "REL-INS-013 The data directory is a copy. Was it moved on purpose, delete its %s and start again."
                            .formatted(NodeDirectory.FILE));
        }
        if (!file.machine().isEmpty()
                && !here.machine().isEmpty()
                && !file.machine().equals(here.machine())) {
            objections.add(
                    "REL-INS-014 The data directory was used on another machine. Was it moved on purpose, delete its %s and start again."
                            .formatted(NodeDirectory.FILE));
        }
        if (!earlier && remembered > beats.getOrDefault(file.node(), 0L)) {
            objections.add(
                    "REL-INS-015 The database was set back to an earlier state: it knows %d signs of life of this node, the data directory %d."
                            .formatted(beats.getOrDefault(file.node(), 0L), remembered));
        }
        return objections;
    }

    private String otherInstance(String database) {
        return "REL-INS-012 Data directory and database are of two installations: %s and %s."
                .formatted(file == null ? "none" : file.instance(), database);
    }

    /** What tells this situation from every other: claims made in one do not count in another. */
    String situation() {
        return String.join(
                "|",
                identity.map(i -> i.id() + "|" + i.recorded()).orElse("none"),
                here.database().toString(),
                // A copy of the files is told by its server's start only.
                file == null ? "fresh " + here.started() : file.toString(),
                inode);
    }
}
