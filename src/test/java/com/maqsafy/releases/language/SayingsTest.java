package com.maqsafy.releases.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Sentences of the server in Arabic: those that there are, and all of those that people meet on the Releases pages. */
class SayingsTest {

    private static final Path SOURCES = Path.of("src/main/java/com/maqsafy/releases");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern WORK = Pattern.compile(
            "<bpmn:(?:process|\\w+Task|callActivity|boundaryEvent|intermediateCatchEvent)\\b[^>]*\\bname=\"([^\"]+)\"");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** Sentences that are put together of shorter pieces than their words between two names; their values are below. */
    private static final Set<String> PUT_TOGETHER = Set.of(
            "deputy.nobody-stands-in",
            "leak.passport",
            "leak.taxpayer",
            "leak.home",
            "leak.register",
            "leak.birth",
            "part.production-recorded",
            "part.production-drift",
            "part.production-not-yet",
            "part.production-observed",
            "part.production-error",
            "check.commit-approved",
            "check.commit-before",
            "check.ping-by",
            "check.printed-nothing",
            "check.printed-said");

    /** Kinds of sentences that are put together: what a field of a form is refused for, what a person must not do, and what is lifted of it. */
    private static final Pattern KINDS_PUT_TOGETHER = Pattern.compile("(?:proposal|field|duty|glass)\\..*");

    /** Of the sources below what no reader of these pages is told. */
    private static final Set<String> NOT_SAID = Set.of(
            "A request without violations has no origin.",
            "A request of the Releases application failed.",
            "The version that must run is the one that runs",
            "There is no check");

    private final Map<String, String> english = LanguageTexts.of("sayings", Locale.ROOT);
    private final Map<String, String> arabic = LanguageTexts.of("sayings", OurWords.ARABIC);

    @Test
    void bothLanguagesSayTheSameWithTheSameNames() {
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(places(arabic.get(key))).as(key).isSubsetOf(places(text));
            assertThat(arabic.get(key)).as(key).matches("(?:\\{s_(?:first|state)}|\\p{IsArabic}).*");
        });
    }

    @Test
    void everySentenceIsStillSaid() throws IOException {
        String said = sources();
        Map<String, String> stale = new TreeMap<>();
        english.forEach((key, text) -> {
            if (!KINDS_PUT_TOGETHER.matcher(key).matches() && !PUT_TOGETHER.contains(key)) {
                Arrays.stream(PLACE.split(text))
                        .map(String::strip)
                        .filter(piece -> piece.length() > 11 && !said.contains(piece))
                        .forEach(piece -> stale.put(key, piece));
            }
        });

        assertThat(stale).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "release/ReleaseStart",
                "release/process/EngineReleaseCommands",
                "release/PlannedTime",
                "release/BranchFit",
                "release/VersionSuccession",
                "release/VersionExistsException",
                "release/UnknownReleaseException",
                "hotfix/HotfixStartRule",
                "hotfix/OverdueReviewStartRule",
                "deputy/Deputies",
                "deployment/DeployableStartRule",
                "deployment/StepStops",
                "retention/LegalHolds",
                "proposal/Proposing",
                "proposal/Prospects",
                "proposal/ReleaseProposals",
                "proposal/ReleasableBranches",
                "board/BoardController",
                "board/BoardProblems",
                "source/migration/Effect",
                "process/FormField",
                "process/FormSchema",
                "process/TaskRefusals",
                "process/TaskEndedException",
                "process/RetryOnConflictInterceptor",
                "instance/SafeModeException",
                "approval/ApproversStartRule",
                "approval/BreakGlass",
                "approval/process/SecondFactorGuard",
                "signin/process/ActiveAccountGuard",
                "hotfix/HotfixDutyGuard",
                "failure/FailureGuard",
                "policy/TestEvidence",
                "release/Amendment",
                "deployment/StartDeploymentForm",
                "deployment/FailedStepForm",
                "deployment/RecoverByHandForm",
                "deployment/ApproveRollbackForm",
                "notes/process/RefusedPublicationForm",
                "security/NotesWords",
                "security/process/FixVerificationForm",
                "security/process/VulnerabilityForm"
            })
    void everythingThatPeopleAreToldIsThere(String source) throws IOException {
        String all = String.join("\n", english.values());

        assertThat(literals(source))
                .isNotEmpty()
                .allSatisfy(piece -> assertThat(all).contains(piece));
    }

    /** A new kind of check speaks Arabic, too. */
    @TestFactory
    Stream<DynamicTest> everythingThatChecksAnswerIsThere() throws IOException {
        String all = String.join("\n", english.values());
        try (Stream<Path> files = Files.walk(SOURCES.resolve("verification"))) {
            List<String> sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> contents(file).matches("(?s).*\\b(?:Verdict\\.|Outcome\\.FAILED,).*"))
                    .map(file -> "verification/" + file.getFileName().toString().replace(".java", ""))
                    .sorted()
                    .toList();
            assertThat(sources).contains("verification/HttpCheck", "verification/RunningVersionCheck");
            return sources.stream()
                    .map(source -> DynamicTest.dynamicTest(
                            source,
                            () -> assertThat(literals(source))
                                    .allSatisfy(piece -> assertThat(all).contains(piece))));
        }
    }

    private static String contents(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Give a reason. | اذكر السبب.",
                "Version 1.5.0, which ran before, is back in production;"
                        + " the tag of this version stays and names one that production did not keep."
                        + " | عاد إلى الإنتاج الإصدار ⁨1.5.0⁩ الذي كان يعمل من قبل،"
                        + " ويبقى وسم هذا الإصدار دليلًا على إصدار لم يبق في الإنتاج.",
                "A minor release that contains backend, database-migration and changes code-logic, heavy-queries."
                        + " | النوع فرعي، يحتوي الخادم، ترحيل قاعدة البيانات، ويغيّر منطق الشيفرة، الاستعلامات الثقيلة.",
                "REL-BRD-003 'x' is no status of a release. | القيمة ⁨x⁩ ليست حالة إصدار. ⁨REL-BRD-003⁩",
                "canteen-api-1.5.0 is rolling back, and nothing of it changes any more. Start a new version."
                        + " | حالة ⁨canteen-api-1.5.0⁩: قيد التراجع، ولم يعد يتغير منه شيء. ابدأ نسخة جديدة.",
                "A hotfix release does not bring a feature change. Choose the type that fits the change."
                        + " | هذا النوع (إصلاح عاجل) لا يحمل هذا التغيير (ميزة). اختر النوع المناسب للتغيير.",
                "line 1, column 5: An e-mail address; remove it or write user@example.com."
                        + " | في السطر ⁨1⁩، العمود ⁨5⁩: عنوان بريد. احذفه أو اكتب user@example.com.",
                "the branch is release/1.5.0 and the commits since 1.4.1 contain 1 feature and 2 fixes"
                        + " | الفرع هو ⁨release/1.5.0⁩، وما أُودع منذ ⁨1.4.1⁩ فيه ميزة (⁨1⁩) وإصلاحات (⁨2⁩)",
                "one file has changed since 1.4.1, one of them a migration"
                        + " | تغيّر ملف واحد منذ ⁨1.4.1⁩، وهو ترحيل",
                "7 files have changed since 1.4.1, 2 of them migrations"
                        + " | الملفات المتغيرة منذ ⁨1.4.1⁩: ⁨7⁩، والترحيلات منها ⁨2⁩",
                "from the messages of the 3 commits since 1.4.1; 2 messages that must not be published left out"
                        + " | بحسب ما يلي: من رسائل الإيداعات منذ ⁨1.4.1⁩، وعددها ⁨3⁩؛ وتُرك ما لا يجوز نشره (⁨messages⁩، العدد ⁨2⁩)",
                "owner requested this release and does not approve it. Let another member of technical-owner decide."
                        + " stand-in would do it for owner, and who may not act does not act through another."
                        + " | مقدّم طلب هذا الإصدار هو ⁨owner⁩، ومقدّم الطلب لا يوافق عليه."
                        + " ليقرر غيره ممن له هذا الدور: المالك التقني."
                        + " سيفعله ⁨stand-in⁩ عن ⁨owner⁩، ومن لا يجوز له الفعل لا يفعله بغيره.",
                "tech wrote a commit of this release (0123456789ab, as Tina Tech <tech@example.com>, author) and"
                        + " does not review its migrations. Let another developer review them."
                        + " | كتب ⁨tech⁩ إيداعًا من هذا الإصدار (⁨0123456789ab⁩، باسم ⁨Tina Tech⁩ <⁨tech@example.com⁩>، ⁨author⁩)،"
                        + " ومن كتب لا يراجع ترحيلاته. ليراجعها مطوّر غيره.",
                "tech started this deployment and does not confirm its backup. Let somebody else confirm it."
                        + " | بدأ ⁨tech⁩ هذا النشر، ومن بدأه لا يؤكد نسخته الاحتياطية. ليؤكدها غيره.",
                "“Approve it” is for technical-owner or management: the rollback plan of the release names who approves its"
                        + " rollback (RB-07); qa is not among them, so nothing was changed. Let one of them do it."
                        + " | المهمة «⁨Approve it⁩» معروضة على المالك التقني أو الإدارة:"
                        + " تذكر خطة تراجع الإصدار من يعتمد التراجع عنه (RB-07). وليس ⁨qa⁩ منهم، فلم يتغير شيء. ليفعلها أحدهم.",
                "canteen-api-1.5.0 is being deployed. It is not deployed a second time."
                        + " | نشر ⁨canteen-api-1.5.0⁩ جارٍ، ولا يُنشر مرتين."
            })
    void saysWhatWasSaid(String said, String inArabic) {
        assertThat(Sayings.in(said)).contains(inArabic);
    }

    @Test
    void aFieldIsNamedByItsLabel() {
        assertThat(Sayings.in("'Summary' is required. Fill it in: One sentence. (PRIN-06)"))
                .contains("الحقل «⁨Summary⁩» مطلوب. املأه: ⁨One sentence. (PRIN-06)⁩");
        assertThat(Sayings.in("'Risk' has a value that is not offered. Choose one of: low, high."))
                .contains("الحقل «⁨Risk⁩» فيه قيمة غير معروضة. اختر واحدة من: ⁨low, high⁩.");
        assertThat(Sayings.in("'Reason' contains a character that cannot be shown (U+202E at position 3). Remove it."))
                .contains("الحقل «⁨Reason⁩» فيه محرف لا يُعرض (U+⁨202E⁩ في الموضع ⁨3⁩). احذفه.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Something of a process owner.", "1 feature and 2 fixes", "REL-XXX-001 What nobody knows."})
    void whatIsNoSentenceOfOursStaysAsItIs(String said) {
        assertThat(Sayings.in(said)).isEmpty();
    }

    @Test
    void everyItemOfThePolicyIsThere() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (JsonNode item : new ObjectMapper()
                .readTree(new ClassPathResource("policy/catalogue.json").getInputStream())
                .get("items")) {
            ids.add(item.get("id").asText());
        }

        assertThat(OurWords.items().keySet()).isEqualTo(ids);
    }

    @Test
    void everyProcessAndItsWorkHaveAnArabicName() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> models = Files.walk(Path.of("bpmn"))) {
            for (Path model : models.filter(f -> f.toString().endsWith(".bpmn")).toList()) {
                WORK.matcher(Files.readString(model))
                        .results()
                        .map(found -> found.group(1))
                        .filter(name -> OurWords.work(name).contains(name))
                        .forEach(missing::add);
            }
        }

        assertThat(missing).isEmpty();
        assertThat(OurWords.work("Standard release: Mine")).isEqualTo("الإصدار العادي: ⁨Mine⁩");
    }

    private static Set<String> literals(String source) throws IOException {
        String text = read(SOURCES.resolve(source + ".java"));
        return LITERAL.matcher(COMMENT.matcher(text).replaceAll(""))
                .results()
                .flatMap(found -> Stream.of(found.group(1).split("%[sd]")))
                .map(piece -> piece.replaceFirst("^REL-[A-Z]{3}-\\d{3} ", "")
                        .replace("\\\"", "\"")
                        .strip())
                // What is shorter names something; so does what is all in capitals.
                .filter(piece -> piece.chars().filter(c -> c == ' ').count() >= 3 && !piece.startsWith("SELECT"))
                .filter(piece -> !NOT_SAID.contains(piece))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String sources() throws IOException {
        List<String> all = new ArrayList<>();
        for (String folder : List.of("src/main/java", "bpmn")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(f -> f.toString().matches(".*\\.(java|dmn)"))
                        .toList()) {
                    all.add(read(file).replace("\\\"", "\""));
                }
            }
        }
        return String.join("\n", all);
    }

    /** A source with the pieces of its texts put together. */
    private static String read(Path file) throws IOException {
        return Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", "");
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }
}
