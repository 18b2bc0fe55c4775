package com.maqsafy.releases.modelproof;

import com.maqsafy.releases.policy.OpenParts;
import com.maqsafy.releases.policy.PreparationPart;
import com.maqsafy.releases.release.ReleaseType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whatever a type must prepare is asked for while it has no valid evidence, by a task that its releases may be given; what has
 * its evidence is not asked for again. A row looks for one part, so what holds for each part alone holds for several.
 */
final class OpenPartsFloor extends TableRule {

    private static final String TABLE = OpenParts.TABLE;
    private static final String ITEM = DecisionShape.itemsOf(TABLE);

    OpenPartsFloor(DecisionAnswers answers) {
        super(TABLE, answers);
    }

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    void check(
            DecisionModel model,
            Function<Map<String, Object>, List<Map<String, Object>>> ask,
            List<String> objections) {
        for (ReleaseType type : ReleaseType.values()) {
            Set<String> known = new TreeSet<>();
            for (PreparationPart part : PreparationPart.values()) {
                known.addAll(part.doneBy(type));
            }
            for (PreparationPart part : PreparationPart.values()) {
                List<String> opened = column(ask.apply(OpenParts.asked(type, List.of(part))), OpenParts.PART);
                Set<String> needed = part.doneBy(type);
                if (!needed.isEmpty() && opened.stream().noneMatch(needed::contains)) {
                    objections.add(model.objection(
                            TABLE,
                            ITEM,
                            "a %s release without valid evidence of %s needs a row that opens %s; add one, or widen it"
                                    .formatted(type.word(), part.word(), String.join(" or ", new TreeSet<>(needed)))));
                }
                opened.stream()
                        .filter(word -> !known.contains(word))
                        .forEach(word -> objections.add(model.objection(
                                TABLE,
                                ITEM,
                                "'%s' is no part of a %s release; open one of %s"
                                        .formatted(word, type.word(), known))));
            }
            column(ask.apply(OpenParts.asked(type, List.of())), OpenParts.PART)
                    .forEach(word -> objections.add(model.objection(
                            TABLE,
                            ITEM,
                            "'%s' would be asked for again and again; name what must be without valid evidence, such as list contains(?, \"notes\")"
                                    .formatted(word))));
        }
    }
}
