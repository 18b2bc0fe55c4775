package com.maqsafy.releases.proposal;

import com.maqsafy.releases.proposal.ReleaseProposal.BroughtMigration;
import com.maqsafy.releases.source.Grade;
import com.maqsafy.releases.source.Migration;
import java.util.List;
import java.util.stream.Collectors;

/** What migrations do that is not harmless, in words (MIG-06, MIG-07). */
final class Dangers {

    private Dangers() {}

    static BroughtMigration of(Migration migration) {
        return new BroughtMigration(migration.path(), grade(migration).word(), effects(migration));
    }

    /** One sentence about a migration that is not harmless. */
    static String sentence(Migration migration) {
        return "The migration " + migration.name() + ": "
                + effects(migration).stream().distinct().limit(3).collect(Collectors.joining(" "));
    }

    private static Grade grade(Migration migration) {
        return migration.operations().stream().map(Migration.Operation::grade).reduce(Grade.HARMLESS, Grade::worse);
    }

    private static List<String> effects(Migration migration) {
        return migration.operations().stream()
                .filter(operation -> operation.grade() != Grade.HARMLESS)
                .map(Migration.Operation::effect)
                .toList();
    }
}
