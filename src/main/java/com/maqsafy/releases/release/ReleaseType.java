package com.maqsafy.releases.release;

import static com.maqsafy.releases.release.ChangeType.BREAKING;
import static com.maqsafy.releases.release.ChangeType.FEATURE;
import static com.maqsafy.releases.release.ChangeType.FIX;

import com.maqsafy.releases.person.Roles;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Release types (TYPE-01 to TYPE-06) and what is asked of each. Floors of tables, choices, texts and rules follow from it;
 * {@code ReleaseTypePlacesTest} names every file that has to know a type and cannot ask.
 */
public enum ReleaseType {
    MAJOR(
            "TYPE-01",
            ReleasePath.STANDARD,
            Branches.STABLE,
            EnumSet.of(BREAKING),
            new Approvals("APR-03", Roles.TECHNICAL_OWNER, Roles.PRODUCT_OWNER, Roles.BUSINESS_OWNER),
            LeastRisk.HIGH),
    MINOR(
            "TYPE-02",
            ReleasePath.STANDARD,
            Branches.STABLE,
            EnumSet.of(FEATURE),
            new Approvals("APR-02", Roles.TECHNICAL_OWNER, Roles.PRODUCT_OWNER),
            LeastRisk.MEDIUM),
    PATCH(
            "TYPE-03",
            ReleasePath.STANDARD,
            Branches.STABLE,
            EnumSet.of(FIX),
            new Approvals("APR-01", Roles.TECHNICAL_OWNER),
            LeastRisk.LOW),
    HOTFIX(
            "TYPE-04",
            ReleasePath.HOTFIX,
            Branches.HOTFIX,
            EnumSet.of(FIX),
            new Approvals("APR-04", Roles.TECHNICAL_OWNER),
            LeastRisk.LOW,
            Trait.URGENT,
            Trait.ONE_CHECKLIST),
    SECURITY(
            "TYPE-05",
            ReleasePath.SECURITY,
            Branches.URGENT,
            EnumSet.of(FIX),
            new Approvals("APR-05", Roles.TECHNICAL_OWNER, Approvals.SECURITY_OWNER_OR_MANAGEMENT),
            LeastRisk.LOW,
            Trait.URGENT,
            Trait.RESTRICTED),
    INFRASTRUCTURE(
            "TYPE-06",
            ReleasePath.STANDARD,
            Branches.STABLE,
            EnumSet.allOf(ChangeType.class),
            new Approvals("APR-07", Roles.TECHNICAL_OWNER, Roles.MANAGEMENT),
            LeastRisk.HIGH,
            Trait.CRITICAL_PLATFORM);

    /**
     * The approvals that a type needs at least.
     *
     * @param item the policy item that asks for them
     * @param roles who approves; several roles with commas between them for any of these
     */
    public record Approvals(String item, List<String> roles) {

        /** Either the security owner or management (APR-05). */
        public static final String SECURITY_OWNER_OR_MANAGEMENT = Roles.SECURITY_OWNER + ',' + Roles.MANAGEMENT;

        public Approvals {
            roles = List.copyOf(roles);
        }

        Approvals(String item, String... roles) {
            this(item, List.of(roles));
        }
    }

    /** The least risk with which the company rates a deployment of the type (RULE-07). */
    public enum LeastRisk {
        LOW,
        MEDIUM,
        HIGH;

        /** The word used in tables. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private enum Trait {
        /** Needs no maintenance window, and may be let through a freeze. */
        URGENT,
        /** Known to few people until it is disclosed. */
        RESTRICTED,
        /** Both checklists may be answered on one form: the rows are the same, the hands are fewer. */
        ONE_CHECKLIST,
        /** Nobody accepts a failed check of the platform. */
        CRITICAL_PLATFORM
    }

    /** Redis, database, Nginx and containers. */
    private static final Set<String> PLATFORM =
            Collections.unmodifiableSet(new TreeSet<>(Set.of("POST-06", "POST-07", "POST-08", "TYPE-06")));

    private final String item;
    private final ReleasePath path;
    private final Branches branches;
    private final Set<ChangeType> changes;
    private final Approvals approvals;
    private final LeastRisk leastRisk;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);

    ReleaseType(
            String item,
            ReleasePath path,
            Branches branches,
            Set<ChangeType> changes,
            Approvals approvals,
            LeastRisk leastRisk,
            Trait... traits) {
        this.item = item;
        this.path = path;
        this.branches = branches;
        this.changes = Collections.unmodifiableSet(changes);
        this.approvals = approvals;
        this.leastRisk = leastRisk;
        Collections.addAll(this.traits, traits);
    }

    /** Policy item of the type. */
    public String item() {
        return item;
    }

    /** The way that releases of the type go. */
    public ReleasePath path() {
        return path;
    }

    /** Key of the process definition that handles releases of the type. */
    public String process() {
        return path.process();
    }

    /** The branches that it may come from (BR-01 to BR-06). */
    Branches branches() {
        return branches;
    }

    /** The kinds of change that it may bring (VER-02 to VER-04). */
    public Set<ChangeType> changes() {
        return changes;
    }

    /** The approvals that it needs at least, when it destroys nothing (APR-01 to APR-07). */
    public Approvals approvals() {
        return approvals;
    }

    /** The least risk of its deployment (RULE-07). */
    public LeastRisk leastRisk() {
        return leastRisk;
    }

    /** Whether it needs no maintenance window and may be let through a freeze (OPEN-08, RULE-07). */
    public boolean urgent() {
        return traits.contains(Trait.URGENT);
    }

    /** Whether few people may know of it until it is disclosed (PRIN-07). */
    public boolean restricted() {
        return traits.contains(Trait.RESTRICTED);
    }

    /** Whether one person may answer both checklists on one form. */
    public boolean oneChecklist() {
        return traits.contains(Trait.ONE_CHECKLIST);
    }

    /** Policy items of checks of which nobody may accept the failure, whatever settings and tables say. */
    public Set<String> criticalChecks() {
        return traits.contains(Trait.CRITICAL_PLATFORM) ? PLATFORM : Set.of();
    }

    /** The word used in forms, REST and the database, e.g. {@code minor}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ReleaseType> ofWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }

    /** The words of all types, in the policy's order of them. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ReleaseType::word).toList();
    }
}
