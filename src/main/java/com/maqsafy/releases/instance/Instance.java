package com.maqsafy.releases.instance;

import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.person.SaidText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * This installation: judged before anything else uses the database, and every minute again.
 *
 * <p>The first start makes an identity; a further node with a fresh data directory joins the one that the database has, if
 * the server still runs to which a known node gave its last sign of life. When
 * database and data directory do not belong together, or are not where they were, it is in safe mode until
 * {@linkplain #claim two people} have said that this is production.
 */
@Component
public class Instance implements SafeMode, InitializingBean {

    private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

    /**
     * What was found.
     *
     * @param situation of no use in normal mode
     * @param beat the last sign of life, 0 in safe mode
     * @param database its number in the cluster
     */
    private record Finding(
            List<String> reasons,
            String situation,
            @Nullable UUID id,
            @Nullable UUID node,
            long beat,
            long database) {

        static Finding safe(List<String> reasons, String situation, @Nullable UUID id, @Nullable UUID node) {
            return new Finding(reasons, situation, id, node, 0, 0);
        }
    }

    private final InstanceStore store;
    private final NodeDirectory directory;
    private final InstanceSettings settings;
    private final DataSource dataSource;
    private final Persons persons;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile Finding finding =
            Finding.safe(List.of("REL-INS-003 It is not known yet which instance this is."), "", null, null);

    Instance(
            InstanceStore store,
            NodeDirectory directory,
            InstanceSettings settings,
            DataSource dataSource,
            Persons persons,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.directory = directory;
        this.settings = settings;
        this.dataSource = dataSource;
        this.persons = persons;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        look();
    }

    @Override
    public boolean on() {
        return !finding.reasons().isEmpty();
    }

    @Override
    public boolean onNow() {
        Finding known = finding;
        if (known.node() != null
                && known.reasons().isEmpty()
                && !store.knows(known.node(), known.beat(), known.database())) {
            look();
        }
        return on();
    }

    @Override
    public List<String> reasons() {
        return finding.reasons();
    }

    /** Gives a sign of life, and notices when the database becomes another one or when another node was believed. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void look() {
        Surroundings here = here();
        boolean before = on();
        Finding found = transaction.execute(status -> {
            store.lock();
            return judged(here);
        });
        finding = Objects.requireNonNull(found);
        if (on()) {
            LOG.warn(
                    "REL-INS-001 Safe mode: nothing leaves this application. {} If this is production, an administrator and a second person (management or technical owner) say so: POST /api/instance/claims.",
                    String.join(" ", reasons()));
        } else if (before) {
            LOG.info("REL-INS-004 Instance {}, node {}.", finding.id(), finding.node());
        }
    }

    private Finding judged(Surroundings here) {
        Judgement judgement = judgement(here);
        List<String> reasons = settings.instance().safeMode()
                ? List.of("REL-INS-017 releases.instance.safe-mode is set.")
                : judgement.objections();
        UUID id = judgement.identity().map(Identity::id).orElse(null);
        UUID node = judgement.file() == null ? null : judgement.file().node();
        if (!reasons.isEmpty()) {
            return Finding.safe(reasons, DigestUtils.sha256Hex(judgement.situation()), id, node);
        }
        if (id == null) {
            id = UUID.randomUUID();
            store.begin(id, 1, here.database(), clock.instant(), List.of("system:start"), "First start");
        }
        return joined(id, node == null ? UUID.randomUUID() : node, here, judgement.file());
    }

    private Finding joined(UUID id, UUID node, Surroundings here, @Nullable NodeFile file) {
        long beat = store.beat(node, here, clock.instant());
        // A directory that remembers less than the database is safe, one that remembers more is not.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (file == null
                        || !file.instance().equals(id)
                        || !file.machine().equals(here.machine())) {
                    directory.write(id, node, here.machine());
                }
                directory.remember(beat);
            }
        });
        return new Finding(List.of(), "", id, node, beat, here.database().oid());
    }

    private Judgement judgement(Surroundings here) {
        List<InstanceStore.Node> nodes = store.nodes();
        return new Judgement(
                store.identity(),
                store.hasReleases(),
                store.beats(),
                nodes.stream().map(InstanceStore.Node::address).collect(Collectors.toUnmodifiableSet()),
                nodes.stream()
                        .flatMap(n -> Optional.ofNullable(n.serverStarted()).stream())
                        .collect(Collectors.toUnmodifiableSet()),
                directory.file().orElse(null),
                settings.instance().detectCopiedDataDir() ? directory.inode() : "",
                directory.beat(),
                here);
    }

    /**
     * Records that a person says: this instance is production. With an administrator's and a second person's word
     * (management or technical owner) it gets a new identity and works on; other nodes follow within a minute.
     *
     * @param roles all roles of the person
     * @throws ClaimRefusedException {@code REL-INS-005} when it is not in safe mode or by a setting, {@code REL-INS-006} when
     *     the person's word does not count, {@code REL-INS-007} without a reason, {@code REL-INS-008} when the person has
     *     said so already
     */
    public void claim(String person, Set<String> roles, String reason) {
        if (!on() || settings.instance().safeMode()) {
            throw new ClaimRefusedException(
                    false,
                    "REL-INS-005 There is nothing to claim: "
                            + (on() ? "safe mode is set by releases.instance.safe-mode." : "this is no safe mode."));
        }
        List<String> counting = TwoPeople.counting(roles);
        if (counting.isEmpty()) {
            throw new ClaimRefusedException(
                    true,
                    "REL-INS-006 An administrator, management or a technical owner says which instance is production.");
        }
        if (SaidText.isEmpty(reason)) {
            throw new ClaimRefusedException(
                    false, "REL-INS-007 A reason is needed: what happened, and that no other instance runs.");
        }
        Surroundings here = here();
        Finding found = transaction.execute(status -> {
            store.lock();
            return claimed(new Claim(person, counting, reason.strip(), clock.instant()), here);
        });
        finding = Objects.requireNonNull(found);
        LOG.warn("REL-INS-009 {} says that this instance is production: {}", person, reason.strip());
        if (!on()) {
            LOG.warn("REL-INS-004 Safe mode has ended: instance {}, node {}.", finding.id(), finding.node());
        }
    }

    private Finding claimed(Claim claim, Surroundings here) {
        Judgement judgement = judgement(here);
        String situation = DigestUtils.sha256Hex(judgement.situation());
        if (store.claims(situation).stream().anyMatch(c -> persons.same(c.person(), claim.person()))) {
            throw new ClaimRefusedException(
                    false, "REL-INS-008 " + claim.person() + " has said so already; a second person is needed.");
        }
        store.claim(situation, claim);
        List<Claim> claims = store.claims(situation);
        UUID known = judgement.identity().map(Identity::id).orElse(null);
        if (!TwoPeople.suffice(persons, claims.stream().collect(Collectors.toMap(Claim::person, Claim::roles)))) {
            return Finding.safe(finding.reasons(), situation, known, finding.node());
        }
        UUID id = UUID.randomUUID();
        store.forgetNodes();
        store.begin(
                id,
                judgement.identity().map(Identity::generation).orElse(0) + 1,
                here.database(),
                clock.instant(),
                claims.stream().map(Claim::person).toList(),
                claims.stream().map(c -> c.person() + ": " + c.reason()).collect(Collectors.joining("; ")));
        // A copied data directory becomes that of a new node: the original may still be in use.
        return joined(id, UUID.randomUUID(), here, null);
    }

    /** What there is to tell. */
    public InstanceState state() {
        Finding now = finding;
        return new InstanceState(
                now.reasons().isEmpty() ? "normal" : "safe",
                now.id() == null ? "" : now.id().toString(),
                now.node() == null ? "" : now.node().toString(),
                now.reasons(),
                now.reasons().isEmpty() ? List.of() : store.claims(now.situation()),
                store.nodes().stream()
                        .map(n -> new InstanceState.Node(n.node().toString(), n.host(), n.lastSeen()))
                        .toList());
    }

    private Surroundings here() {
        return new Surroundings(store.fingerprint(), address(), store.serverStarted(), host(), machine());
    }

    /** What follows {@code jdbc:postgresql://}, without parameters, which may hold a password. */
    private String address() {
        try (Connection connection = dataSource.getConnection()) {
            String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
            return url.substring(url.indexOf("//") + 2);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("REL-INS-018 No database.", e);
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }

    private static String machine() {
        try {
            String id = Files.readString(Path.of("/etc/machine-id"), StandardCharsets.US_ASCII)
                    .strip();
            // The id itself is not to leave the machine.
            return id.isEmpty() ? "" : DigestUtils.sha256Hex("releases|" + id).substring(0, 16);
        } catch (IOException e) {
            return "";
        }
    }
}
