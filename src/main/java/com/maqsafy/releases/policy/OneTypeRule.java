package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.ReleaseType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The frame of a gate rule that concerns releases of one type only; what it judges is the rule's own. */
public abstract class OneTypeRule implements GateRule {

    private final ReleaseType type;
    private final GateStage stage;
    private final @Nullable PreparationPart part;
    private final Set<String> items;

    /** A rule of the preparation: doing a part of it again mends what the rule finds. */
    protected OneTypeRule(ReleaseType type, PreparationPart part, String item) {
        this(type, GateStage.PREPARATION, part, List.of(item));
    }

    /** A rule about what happened since, which no part of the preparation mends. */
    protected OneTypeRule(ReleaseType type, GateStage stage, List<String> items) {
        this(type, stage, null, items);
    }

    private OneTypeRule(ReleaseType type, GateStage stage, @Nullable PreparationPart part, List<String> items) {
        this.type = type;
        this.stage = stage;
        this.part = part;
        this.items = Collections.unmodifiableSet(new TreeSet<>(items));
    }

    @Override
    public final Set<String> items() {
        return items;
    }

    @Override
    public final GateStage stage() {
        return stage;
    }

    @Override
    public final Optional<PreparationPart> part() {
        return Optional.ofNullable(part);
    }

    @Override
    public final List<Finding> evaluate(Dossier dossier) {
        return concerns(dossier) ? judge(dossier) : List.of();
    }

    /** Whether the release is of the rule's type; to others it has nothing to say. */
    final boolean concerns(Dossier dossier) {
        return dossier.release().type() == type;
    }

    /** What stands against a release of the rule's type; see {@link GateRule#evaluate}. */
    protected abstract List<Finding> judge(Dossier dossier);
}
