package com.maqsafy.releases.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.instance.SafeMode;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.policy.GateAnswer.Wait;
import com.maqsafy.releases.policy.GateAnswers.Purpose;
import com.maqsafy.releases.process.ShippedTables;
import com.maqsafy.releases.release.ReleaseStatus;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@DisplayName("May it be deployed: now, later or never")
class GateAnswersTest {

    private static final Rules RULES = new Rules();

    @Test
    void nowWhenTheGatePassesNow() {
        assertThat(answer(new Scene(ReleaseStory.deploying()), before(), Purpose.DEPLOY))
                .isEqualTo(GateAnswer.now());
    }

    @Test
    void laterWithEverythingThatCanStillCome() {
        Scene scene = new Scene(ReleaseStory.prepared().without("notesWritten"));
        scene.inWindow = false;
        scene.otherRelease = Optional.of("canteen-api-1.4.2");
        Instant planned = scene.now.plus(Duration.ofHours(2));
        scene.story.plannedAt = planned;

        GateAnswer answer = answer(scene, before(), Purpose.DEPLOY);

        assertThat(answer.deployable()).isFalse();
        assertThat(answer.when()).isEqualTo(GateAnswer.When.LATER);
        assertThat(answer.waitsFor())
                .containsExactly(
                        new Wait("part", "notes", null),
                        new Wait("approval", "technical-owner", null),
                        new Wait("approval", "product-owner", null),
                        new Wait("planned-time", "the time that was planned", planned),
                        new Wait("window", "the next maintenance window", scene.nextOpening),
                        new Wait("start", "deployment-owner", null),
                        new Wait("backup", "taken and confirmed in this deployment", null),
                        new Wait("release", "canteen-api-1.4.2", null));
        assertThat(answer.findings()).isNotEmpty();
    }

    @Test
    void laterWhenOnlyFindingsStandAgainstIt() {
        Scene scene = new Scene(ReleaseStory.deploying());
        scene.productionVersion = "1.4.2";

        GateAnswer answer = answer(scene, before(), Purpose.DEPLOY);

        assertThat(answer.when()).isEqualTo(GateAnswer.When.LATER);
        assertThat(answer.waitsFor()).containsExactly(new Wait("findings", "to be resolved by owner", null));
    }

    @Test
    void namesWhatHasGoneWrongAmongTheWorkThatIsStillToBeDone() {
        Scene scene = new Scene(ReleaseStory.prepared().without("notesWritten"));
        assertThat(answer(scene, before(), Purpose.DEPLOY).attention()).isEmpty();

        scene.production = new LiveFacts.Production(true, Optional.of("1.4.0"), Optional.empty());
        GateAnswer answer = answer(scene, before(), Purpose.DEPLOY);

        assertThat(answer.attention()).singleElement().satisfies(finding -> {
            assertThat(finding.item()).isEqualTo("RB-01");
            assertThat(answer.findings()).contains(finding).hasSizeGreaterThan(1);
        });
    }

    @Test
    void laterForAFreezeAndForManagementAtPeakTime() {
        Scene frozen = new Scene(ReleaseStory.deploying());
        frozen.freeze = Optional.of("Eid");
        assertThat(answer(frozen, before(), Purpose.DEPLOY).waitsFor())
                .containsExactly(new Wait("window", "production is frozen: Eid", frozen.nextOpening));

        Scene peak = new Scene(ReleaseStory.deploying().change("riskAssessed", p -> p.put("risk", "high")));
        peak.peak = true;
        assertThat(answer(peak, before(), Purpose.DEPLOY).waitsFor())
                .containsExactly(new Wait("peak-approval", "management", null));
    }

    @TestFactory
    Stream<DynamicTest> neverOnceProductionWasReachedForItOrItEnded() {
        return Stream.of(
                        "deploying is being deployed.",
                        "verifying is deployed and being verified.",
                        "rolling-back is being rolled back.",
                        "released is released, and nothing of it changes",
                        "rolled-back is rolled-back, and nothing",
                        "rejected is rejected, and nothing",
                        "withdrawn is withdrawn, and nothing",
                        "failed is failed, and nothing")
                .map(line -> line.split(" ", 2))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Scene scene = new Scene(ReleaseStory.deploying());

                    GateAnswer answer = answer(
                            scene, s -> s.status = ReleaseStatus.ofWord(row[0]).orElseThrow(), Purpose.DEPLOY);

                    assertThat(answer.deployable()).isFalse();
                    assertThat(answer.when()).isEqualTo(GateAnswer.When.NEVER);
                    assertThat(answer.waitsFor()).isEmpty();
                    assertThat(answer.findings())
                            .singleElement()
                            .satisfies(
                                    finding -> assertThat(finding.message()).startsWith("canteen-api-1.5.0 " + row[1]));
                }));
    }

    @Test
    void aStepOfTheRunningDeploymentMayAskWhetherItGoesOn() {
        assertThat(answer(new Scene(ReleaseStory.deploying()), s -> {}, Purpose.CONTINUE)
                        .when())
                .isEqualTo(GateAnswer.When.NOW);

        Scene changed = new Scene(ReleaseStory.deploying());
        changed.story.summary = "Other";
        assertThat(answer(changed, s -> {}, Purpose.CONTINUE).when()).isEqualTo(GateAnswer.When.NEVER);

        GateAnswer tooEarly = answer(new Scene(ReleaseStory.approved()), before(), Purpose.CONTINUE);
        assertThat(tooEarly.when()).isEqualTo(GateAnswer.When.LATER);
        assertThat(tooEarly.waitsFor()).containsExactly(new Wait("start", "deployment-owner", null));
    }

    @Test
    void aRepositoryThatCannotBeReadIsWaitedFor() {
        Releases releases = mock(Releases.class);
        ReleaseStory story = ReleaseStory.prepared();
        when(releases.get(any())).thenReturn(story.details());
        GateAnswer answer = answers(releases, key -> {
                    throw new SourceException("REL-SRC-035 The origin cannot be connected to");
                })
                .of("canteen-api-1.5.0", Purpose.DEPLOY);

        assertThat(answer.when()).isEqualTo(GateAnswer.When.LATER);
        assertThat(answer.waitsFor()).containsExactly(new Wait("repository", "canteen-api", null));
        assertThat(answer.findings())
                .containsExactly(new Finding("OPEN-01", "REL-SRC-035 The origin cannot be connected to"));
    }

    @Test
    void aCopyOfProductionLetsNobodyDeploy() {
        Releases releases = mock(Releases.class);
        ReleaseStory story = ReleaseStory.deploying();
        when(releases.get(any())).thenReturn(story.details());
        SafeMode copy = mock(SafeMode.class);
        when(copy.on()).thenReturn(true);

        GateAnswer answer =
                answers(releases, key -> new Scene(story).dossier(), copy).of("canteen-api-1.5.0", Purpose.CONTINUE);

        assertThat(answer.when()).isEqualTo(GateAnswer.When.LATER);
        assertThat(answer.waitsFor())
                .containsExactly(new Wait(
                        "instance",
                        "an administrator and a second person, who say which instance is production",
                        null));
        assertThat(answer.findings())
                .extracting(Finding::message)
                .containsExactly(
                        "This application may be a copy of production, so nothing is deployed by its word. An administrator and a second person say which one is production.");
    }

    private static Consumer<ReleaseStory> before() {
        return s -> s.status = ReleaseStatus.APPROVED;
    }

    private static GateAnswer answer(Scene scene, Consumer<ReleaseStory> change, Purpose purpose) {
        change.accept(scene.story);
        Releases releases = mock(Releases.class);
        when(releases.get(any())).thenReturn(scene.story.details());
        return answers(releases, key -> scene.dossier())
                .of(scene.story.details().key(), purpose);
    }

    private static GateAnswers answers(Releases releases, Dossiers dossiers) {
        return answers(releases, dossiers, mock(SafeMode.class));
    }

    private static GateAnswers answers(Releases releases, Dossiers dossiers, SafeMode safeMode) {
        return new GateAnswers(
                releases,
                dossiers,
                new ReleaseGate(RULES.all, RULES.catalogue),
                new OpenParts(RULES.all, ShippedTables.of(OpenParts.TABLE)),
                KnownPeople.approvals(new KnownPeople()),
                rule(BackupRule.class),
                rule(PeakRule.class),
                new PeakApproval(Persons.unknown(), Rules.later()),
                new KnownPeople(),
                safeMode);
    }

    private static <T extends GateRule> T rule(Class<T> type) {
        return RULES.all.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
