package com.maqsafy.releases.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which surroundings are those of the instance, and which are a copy's. */
class JudgementTest {

    private static final UUID INSTANCE = UUID.randomUUID();
    private static final UUID EARLIER = UUID.randomUUID();
    private static final UUID NODE = UUID.randomUUID();
    private static final DatabaseFingerprint HOME = new DatabaseFingerprint("7000000000000000001", 16_401, "releases");
    private static final Identity KNOWN = new Identity(INSTANCE, 2, HOME, Set.of(EARLIER));
    private static final Instant STARTED = Instant.parse("2026-03-01T05:00:00.123456Z");
    private static final NodeFile FILE = new NodeFile(INSTANCE, NODE, "41", "machine-a");

    @Test
    void acceptsWhatIsWhereItWas() {
        assertThat(judged(KNOWN, FILE, "41", 7, HOME, "db:5432/releases")).isEmpty();
    }

    @Test
    void acceptsTheFirstStart() {
        assertThat(judged(null, null, "", 0, HOME, "db:5432/releases")).isEmpty();
    }

    @Test
    void acceptsAnEmptyDatabaseUnderAnOldDataDirectory() {
        assertThat(new Judgement(
                                Optional.empty(),
                                false,
                                Map.of(),
                                Set.of(),
                                Set.of(),
                                FILE,
                                "41",
                                7,
                                here(HOME, "db", "machine-a"))
                        .objections())
                .isEmpty();
    }

    @Test
    void acceptsAFurtherNodeWithAFreshDataDirectory() {
        assertThat(judged(KNOWN, null, "", 0, HOME, "db:5432/releases")).isEmpty();
    }

    @Test
    void acceptsThePromotedStandby() {
        assertThat(judged(KNOWN, FILE, "41", 7, HOME, "standby:5432/releases")).isEmpty();
    }

    @Test
    void acceptsTheNodeOfAnInstanceThatGotANewIdentity() {
        assertThat(judged(KNOWN, new NodeFile(EARLIER, NODE, "41", "machine-a"), "41", 99, HOME, "db:5432/releases"))
                .as("its count of signs of life is that of the identity before")
                .isEmpty();
    }

    @Test
    void acceptsAMachineWithoutAName() {
        assertThat(judged(KNOWN, new NodeFile(INSTANCE, NODE, "", ""), "77", 7, HOME, "db:5432/releases"))
                .isEmpty();
    }

    @Test
    void refusesARestoredDump() {
        for (DatabaseFingerprint elsewhere : List.of(
                new DatabaseFingerprint("7000000000000000002", 16_401, "releases"),
                new DatabaseFingerprint("7000000000000000001", 16_999, "releases_copy"),
                new DatabaseFingerprint(null, 16_999, "releases"))) {
            assertThat(judged(KNOWN, null, "", 0, elsewhere, "db:5432/releases"))
                    .singleElement()
                    .asString()
                    .startsWith("REL-INS-011 The database is a copy");
            assertThat(judged(KNOWN, FILE, "41", 7, elsewhere, "db:5432/releases"))
                    .singleElement()
                    .asString()
                    .startsWith("REL-INS-011");
        }
    }

    @Test
    void refusesTheDataDirectoryOfAnotherInstallation() {
        NodeFile other = new NodeFile(UUID.randomUUID(), NODE, "41", "machine-a");
        assertThat(judged(KNOWN, other, "41", 7, HOME, "db:5432/releases"))
                .singleElement()
                .asString()
                .startsWith("REL-INS-012 Data directory and database are of two installations");
        assertThat(judged(null, other, "41", 7, HOME, "db:5432/releases"))
                .as("a database from before there were identities, under the directory of another one")
                .singleElement()
                .asString()
                .startsWith("REL-INS-012");
    }

    @Test
    void refusesACopiedDataDirectory() {
        assertThat(judged(KNOWN, FILE, "42", 7, HOME, "db:5432/releases"))
                .singleElement()
                .asString()
                .startsWith("REL-INS-013 The data directory is a copy.")
                .contains("delete its node.json");
    }

    @Test
    void refusesADataDirectoryOnAnotherMachine() {
        assertThat(judged(KNOWN, new NodeFile(INSTANCE, NODE, "41", "machine-b"), "41", 7, HOME, "db:5432/releases"))
                .singleElement()
                .asString()
                .startsWith("REL-INS-014 The data directory was used on another machine");
    }

    @Test
    void refusesADatabaseThatWasSetBack() {
        assertThat(judged(KNOWN, FILE, "41", 8, HOME, "db:5432/releases"))
                .singleElement()
                .asString()
                .isEqualTo(
                        "REL-INS-015 The database was set back to an earlier state: it knows 7 signs of life of this node, the data directory 8.");
    }

    @Test
    void refusesASnapshotOfTheClusterUnderAnotherAddress() {
        assertThat(judged(KNOWN, null, "", 0, HOME, "drill:5432/releases"))
                .singleElement()
                .asString()
                .startsWith("REL-INS-016 The data directory is new")
                .contains("drill:5432/releases", "db:5432/releases");
    }

    @Test
    void refusesAFreshDataDirectoryOnAServerThatWasStartedSince() {
        for (Set<Instant> starts : List.of(Set.<Instant>of(), Set.of(STARTED.minusNanos(1_000)))) {
            assertThat(started(null, starts).objections())
                    .as("its files may be a copy, at the address of the original")
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            "REL-INS-022 The data directory is new, and the database server was started at 2026-03-01T05:00:00.123456Z, after the last sign of life of a node that is known: it may be a copy of its files.");
            assertThat(started(FILE, starts).objections())
                    .as("a node that is known, after the server was started again or a standby promoted")
                    .isEmpty();
        }
        assertThat(started(null, Set.of(STARTED.minusSeconds(9), STARTED)).objections())
                .as("one of the nodes is served by this very process")
                .isEmpty();
    }

    @Test
    void claimsOfOneServerDoNotCountOnItsCopy() {
        assertThat(started(null, Set.of()).situation())
                .isNotEqualTo(new Judgement(
                                Optional.of(KNOWN),
                                true,
                                Map.of(NODE, 7L),
                                Set.of("db:5432/releases"),
                                Set.of(),
                                null,
                                "",
                                0,
                                new Surroundings(HOME, "db:5432/releases", STARTED.plusSeconds(1), "host", "machine-a"))
                        .situation());
    }

    private static Judgement started(@Nullable NodeFile file, Set<Instant> starts) {
        return new Judgement(
                Optional.of(KNOWN),
                true,
                Map.of(NODE, 7L),
                Set.of("db:5432/releases"),
                starts,
                file,
                file == null ? "" : "41",
                file == null ? 0 : 7,
                here(HOME, "db:5432/releases", "machine-a"));
    }

    @Test
    void tellsSituationsApart() {
        assertThat(Set.of(
                        judgement(KNOWN, FILE, "41", 7, HOME, "a").situation(),
                        judgement(KNOWN, FILE, "42", 7, HOME, "a").situation(),
                        judgement(KNOWN, null, "", 7, HOME, "a").situation(),
                        judgement(KNOWN, FILE, "41", 7, new DatabaseFingerprint("7", 1, "x"), "a")
                                .situation()))
                .hasSize(4);
    }

    private static List<String> judged(
            @Nullable Identity known,
            @Nullable NodeFile file,
            String inode,
            long remembered,
            DatabaseFingerprint database,
            String address) {
        return judgement(known, file, inode, remembered, database, address).objections();
    }

    private static Judgement judgement(
            @Nullable Identity known,
            @Nullable NodeFile file,
            String inode,
            long remembered,
            DatabaseFingerprint database,
            String address) {
        return new Judgement(
                Optional.ofNullable(known),
                true,
                Map.of(NODE, 7L),
                known == null ? Set.of() : Set.of("db:5432/releases"),
                known == null ? Set.of() : Set.of(STARTED),
                file,
                inode,
                remembered,
                here(database, address, "machine-a"));
    }

    private static Surroundings here(DatabaseFingerprint database, String address, String machine) {
        return new Surroundings(database, address, STARTED, "host", machine);
    }
}
