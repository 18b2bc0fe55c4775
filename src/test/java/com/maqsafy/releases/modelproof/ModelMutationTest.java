package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.policy.PolicyCatalogue;
import com.maqsafy.releases.testing.Full;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("No model with an enforcing element removed, bypassed or weakened is deployed")
class ModelMutationTest {

    private static final ShippedModels SHIPPED = ShippedModels.read();
    private static final ModelSet MODELS = ModelSet.read(SHIPPED.files());
    private static final List<ProofRule> RULES =
            ModelProof.rules(new DecisionAnswers(), new PolicyForms(new PolicyCatalogue()));
    private static final ModelProof PROOF = new ModelProof(RULES);

    private static final List<ModelMutants.Mutant> MUTANTS = chosen(ModelMutants.of(SHIPPED));

    /** A mutant and what stands against it. */
    record Judged(ModelMutants.Mutant mutant, List<String> objections) {

        @Override
        public String toString() {
            return mutant.toString();
        }
    }

    /** All of them with {@code -Pfull}; else the first of each kind of change in each model. */
    private static List<ModelMutants.Mutant> chosen(List<ModelMutants.Mutant> all) {
        if (Full.asked()) {
            return all;
        }
        Set<String> kinds = new HashSet<>();
        return all.stream()
                .filter(mutant -> kinds.add(mutant.file() + ' ' + kind(mutant)))
                .toList();
    }

    /** What the change does, without the places where it does it. */
    private static String kind(ModelMutants.Mutant mutant) {
        return mutant.name().replaceAll("\\S*[_\\d]\\S*|\\S*[a-z][A-Z]\\S*", "*");
    }

    /** Mutants, judged on every core there is. */
    static Stream<Judged> mutants() {
        return MUTANTS.parallelStream().map(ModelMutationTest::judge).toList().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void refuses(Judged judged) {
        assertThat(judged.objections())
                .as("refused for what it skips, not for being no model")
                .noneMatch(line -> line.contains("cannot be read"))
                .anyMatch(line -> line.startsWith(judged.mutant().file() + ": "))
                .allSatisfy(
                        line -> assertThat(line).doesNotContain("REL-PRF-001").doesNotContain("\n"));
    }

    /** Only the changed file is judged, for time: the others are as they were, and accepted. */
    static Judged judge(ModelMutants.Mutant mutant) {
        ModelProof proof = new ModelProof(
                RULES.stream().filter(rule -> concerns(rule, mutant.file())).toList());
        return new Judged(
                mutant,
                proof.objections(MODELS.with(mutant.file(), mutant.content()).judging(mutant.file())));
    }

    /** Rules that cannot speak about the changed file are spared, for time: fewer rules refuse no more. */
    private static boolean concerns(ProofRule rule, String file) {
        if (rule instanceof KnownFiles) {
            return true;
        }
        if (rule instanceof TableRule table) {
            return file.equals(table.decision() + ".dmn");
        }
        boolean forms = rule instanceof FormShape
                || rule instanceof SafeTexts
                || rule instanceof RequiredFacts
                || rule instanceof PolicyQuestions
                || rule instanceof OwnRows
                || rule instanceof SameChecklists;
        boolean tables = rule instanceof DecisionShape || rule instanceof TaskDeadlinesFloor;
        return file.endsWith(".form") ? forms : file.endsWith(".dmn") ? tables : !forms && !tables;
    }

    @Test
    void acceptsTheUnchangedModelsSoThatARefusalMeansSomething() {
        assertThat(PROOF.objections(MODELS)).isEmpty();
    }

    @Test
    void changesEveryModel() {
        assertThat(MUTANTS.stream().map(ModelMutants.Mutant::file).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(SHIPPED.files().keySet());
    }
}
