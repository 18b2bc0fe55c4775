package com.maqsafy.releases.approval;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What one person must not do together with something else.
 *
 * @param services settings by service; a service without them has the defaults
 * @param duties settings that hold for all services
 */
@ConfigurationProperties("releases")
public record DutySettings(
        Map<String, Service> services, @DefaultValue Common duties) {

    private static final Duration RECENT = Duration.ofDays(7);

    /** The duties that may be lifted while few may know of a release; those of the writer by a setting only. */
    private static final List<String> WHEN_RESTRICTED =
            List.of("tester-not-approver", "deployer-not-requester", "deployer-not-approver");

    /** @throws IllegalArgumentException {@code REL-DUT-002} when a word names no duty of persons */
    @SuppressWarnings("ConstantValue") // the binder hands in null for an absent map
    public DutySettings {
        services = services == null ? Map.of() : Map.copyOf(services);
        services.forEach((name, service) -> {
            List<String> words = service.duties().liftedWhenRestricted();
            for (int i = 0; i < words.size(); i++) {
                if (!ofPersons().contains(words.get(i))) {
                    throw new IllegalArgumentException("REL-DUT-002 releases.services." + name
                            + ".duties.lifted-when-restricted[" + i + "] is '" + words.get(i)
                            + "', which is no duty that can be lifted: write one of " + String.join(", ", ofPersons()));
                }
            }
        });
    }

    /** All duties on, whatever a restriction needs lifted, no least age of roles. */
    public static DutySettings defaults() {
        return new DutySettings(Map.of(), new Common(RECENT, null));
    }

    private static List<String> ofPersons() {
        List<String> words = new ArrayList<>(WHEN_RESTRICTED);
        words.add(0, "writer-not-approver");
        return words;
    }

    /** A service's settings; other modules bind their own part. */
    public record Service(@DefaultValue OfService duties) {}

    /**
     * The duties of a service's releases.
     *
     * @param writerNotApprover whether who wrote a commit of a release, or merged it unreviewed, neither approves it nor reviews
     *     its migrations
     * @param testerNotApprover whether who attested a test of a release does not approve it
     * @param deployerNotRequester whether who requested a release does not deploy it
     * @param deployerNotApprover whether who approved a release does not deploy it
     * @param liftedWhenRestricted duties of the four that do not hold while a release is restricted and few may know of it;
     *     said in forms and evidence
     */
    public record OfService(
            @DefaultValue("true") boolean writerNotApprover,
            @DefaultValue("true") boolean testerNotApprover,
            @DefaultValue("true") boolean deployerNotRequester,
            @DefaultValue("true") boolean deployerNotApprover,

            @DefaultValue({"tester-not-approver", "deployer-not-requester", "deployer-not-approver"})
            List<String> liftedWhenRestricted) {

        public OfService {
            liftedWhenRestricted = List.copyOf(liftedWhenRestricted);
        }
    }

    /**
     * What holds for all services.
     *
     * @param recentRole a role that was given less than this ago is flagged to approvers and auditors
     * @param minRoleAge how long a role must have been held before it approves; absent = it approves at once
     */
    public record Common(
            @DefaultValue("P7D") @DurationMin Duration recentRole,
            @Nullable Duration minRoleAge) {

        public Common {
            if (recentRole.isNegative()) {
                throw new IllegalArgumentException("REL-DUT-003 releases.duties.recent-role must not be negative, is "
                        + recentRole + ": write e.g. P7D, or PT0S to flag nothing");
            }
            if (minRoleAge != null && (minRoleAge.isNegative() || minRoleAge.isZero())) {
                throw new IllegalArgumentException(
                        "REL-DUT-003 releases.duties.min-role-age must be longer than nothing," + " is " + minRoleAge
                                + ": write e.g. P2D, or leave it out to switch it off");
            }
        }
    }

    OfService of(String service) {
        Service own = services.get(service);
        return own == null ? new OfService(true, true, true, true, WHEN_RESTRICTED) : own.duties();
    }

    /** The duties that the settings of a service switch off. */
    Set<Duty> off(String service) {
        OfService own = of(service);
        Set<Duty> off = EnumSet.noneOf(Duty.class);
        if (!own.writerNotApprover()) {
            off.add(Duty.WRITER_NOT_APPROVER);
        }
        if (!own.testerNotApprover()) {
            off.add(Duty.TESTER_NOT_APPROVER);
        }
        if (!own.deployerNotRequester()) {
            off.add(Duty.DEPLOYER_NOT_REQUESTER);
        }
        if (!own.deployerNotApprover()) {
            off.add(Duty.DEPLOYER_NOT_APPROVER);
        }
        return off;
    }
}
