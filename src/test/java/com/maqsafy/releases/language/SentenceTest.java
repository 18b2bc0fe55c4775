package com.maqsafy.releases.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences that are made by their key: in both languages, whoever makes them, and told again from their English. */
class SentenceTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern KEY = Pattern.compile("\"((?:finding|gate|wait|gap|readiness|part)\\.[a-z-]+)\"");
    private static final Set<String> MAKERS = Set.of("Sentence.of", "finding", "said");
    /** Parts that nothing makes by their key: they are the ends of what is counted, or of what stands against a person. */
    private static final Pattern SAID_OTHERWISE =
            Pattern.compile("part\\.(?:minutes?|hours?|days?|files?|lines?|areas?|hotfix-size|does-.*)");

    private final Map<String, String> english = LanguageTexts.of("sentences", Locale.ROOT);
    private final Map<String, String> arabic = LanguageTexts.of("sentences", OurWords.ARABIC);

    @Test
    void bothLanguagesSayTheSameWithTheSameNames() {
        assertThat(arabic.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> {
            assertThat(places(text)).as(key).containsAll(places(arabic.get(key)));
            assertThat(arabic.get(key)).as(key).matches("(?:\\{s_\\w+}|\\{n_\\w+}|\\p{IsArabic}).*");
        });
    }

    /** What is recorded in English only is told in Arabic as it would have been told when it was said. */
    @Test
    void theEnglishOfEachTellsWhichItIs() {
        english.keySet().stream().filter(key -> !key.startsWith("part.")).forEach(key -> {
            Sentence said = Sentence.of(key, samples(key).toArray());
            assertThat(Sayings.in(said.english())).as(said.english()).contains(said.arabic());
        });
    }

    @Test
    void whoeverMakesOneKnowsItsKeyAndGivesAllItsArguments() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (MethodInvocationTree made : calls()) {
            List<? extends ExpressionTree> arguments = made.getArguments();
            for (int i = 0; i < arguments.size(); i++) {
                int given = arguments.size() - 1 - i;
                keys(arguments.get(i))
                        .filter(key -> !english.containsKey(key)
                                || places(english.get(key)).size() != given)
                        .forEach(key -> wrong.add(made.toString()));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachIsMadeSomewhereAndNoOther() throws IOException {
        Set<String> made = new TreeSet<>();
        for (Path file : sources("\"")) {
            KEY.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(made::add);
        }
        Set<String> keys = new TreeSet<>(english.keySet());
        keys.removeIf(key -> SAID_OTHERWISE.matcher(key).matches());

        assertThat(made).containsAll(keys);
        assertThat(english.keySet()).containsAll(made);
    }

    /** A finding is made of a sentence that has a key, or hands on what somebody else has said. */
    @Test
    void noFindingIsWrittenWhereItIsMade() throws IOException {
        List<String> written = new ArrayList<>();
        for (NewClassTree made : creations("Finding", "ReadinessAnswer")) {
            made.getArguments()
                    .forEach(argument -> new TreeScanner<Void, Void>() {
                        @Override
                        public Void visitLiteral(LiteralTree literal, Void nothing) {
                            if (String.valueOf(literal.getValue()).strip().matches(".*[a-z].* .*")) {
                                written.add(made.toString());
                            }
                            return null;
                        }
                    }.scan(argument, null));
        }
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REL-POL-001 TagRule could not be evaluated, so the release is refused. See the application's log for the"
                        + " cause and evaluate again."
                        + " | تعذّر تقييم القاعدة ⁨TagRule⁩، فرُفض الإصدار. انظر السبب في سجل التطبيق ثم أعد التقييم. ⁨REL-POL-001⁩",
                "The approval of tech as technical-owner counts no longer: tech approved and wrote a commit of it. It is"
                        + " asked for again."
                        + " | لم تعد موافقة ⁨tech⁩ بصفة المالك التقني سارية: صاحبها كتب إيداعًا منه. وتُطلب من جديد.",
                "The approval of ann for tech as technical-owner counts no longer: ann for tech approved and tech wrote a"
                        + " commit of it. It is asked for again."
                        + " | لم تعد موافقة ⁨ann for tech⁩ بصفة المالك التقني سارية: إذ إن ⁨tech⁩ كتب إيداعًا منه. وتُطلب من جديد.",
                "The backup of 2026-12-01T08:30:59.123Z is older than 60 minutes. Take it again."
                        + " | النسخة الاحتياطية المأخوذة في ⁨2026-12-01 08:30 UTC⁩ أقدم مما يجوز (⁨60⁩ دقيقة). خذها من جديد.",
                "Production runs 1.4.2, but the release was made from 1.4.1 and would undo it. Merge version 1.4.2 into"
                        + " 'main', push, and rebase the release on it when you resolve the findings; if 1.5.0 does not"
                        + " follow 1.4.2 any more, withdraw it."
                        + " | تعمل في الإنتاج النسخة ⁨1.4.2⁩، والإصدار مبني على ⁨1.4.1⁩ وكان سيلغيها. ادمج ⁨1.4.2⁩ في ⁨main⁩"
                        + " وادفعه، وابنِ الإصدار عليها حين تحلّ النواقص؛ فإن لم تعد ⁨1.5.0⁩ تليها فاسحبه.",
                "The rollback owner '' is not a known person. Name one."
                        + " | مالك التراجع  ليس شخصًا معروفًا. سمِّ شخصًا معروفًا.",
                "In line 3 of the notes (a…z): A day of birth; remove it (no real customer data)."
                        + " | في السطر ⁨3⁩ من الملاحظات (⁨a…z⁩): تاريخ ميلاد. احذفه (لا بيانات عملاء حقيقيين).",
                "Every approving role has somebody, and different people suffice. Nobody will be there as qa from"
                        + " 2026-12-01T08:00:00Z on (away: ann). Name a substitute, or put somebody into the group."
                        + " | لكل دور موافقة صاحب، وعدد الأشخاص المختلفين يكفي. لن يكون أحد في هذا الدور (ضمان الجودة)"
                        + " من ⁨2026-12-01 08:00 UTC⁩ (الغائبون: ⁨ann⁩). سمِّ نائبًا أو ضع أحدًا في المجموعة.",
                "Rollback steps and checks that verify them are configured. Production runs version 1.4.1, observed 1.4.1."
                        + " | خطوات التراجع وفحوصه معدّة. يعمل في الإنتاج: النسخة ⁨1.4.1⁩، ووُجدت ⁨1.4.1⁩.",
                "The migration 2026_create_limits.php: All rows are gone. Others go on reading and writing."
                        + " | الترحيل ⁨2026_create_limits.php⁩: تختفي كل الصفوف. يستمر غيره في القراءة والكتابة."
            })
    void isSaidInArabic(String said, String inArabic) {
        assertThat(Sayings.in(said)).contains(inArabic);
    }

    @Test
    void aKeyOrAnArgumentTooFewIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> Sentence.of("finding.made-up")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sentence.of("finding.back-untagged")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Sentence.of("finding.back-untagged", "1.4.1"))
                .hasToString("Version 1.4.1, to which a rollback returns, has no tag any more. Push its tag again.");
    }

    /** An argument for each place, as they come. */
    private List<String> samples(String key) {
        List<String> places = List.copyOf(places(english.get(key)));
        return IntStream.range(0, places.size())
                .mapToObj(i -> switch (places.get(i).substring(0, 2)) {
                    case "n_" -> String.valueOf(i + 1);
                    case "w_" -> "technical-owner";
                    case "t_" -> "2026-12-01T08:30:00Z";
                    case "s_" -> english.get("part.does-own");
                    default -> "a" + i;
                })
                .toList();
    }

    private static Stream<String> keys(ExpressionTree key) {
        if (key instanceof LiteralTree literal) {
            return Stream.of(String.valueOf(literal.getValue())).filter(text -> text.matches(".*[. ].*"));
        }
        if (key instanceof ParenthesizedTree inner) {
            return keys(inner.getExpression());
        }
        return key instanceof ConditionalExpressionTree choice
                ? Stream.concat(keys(choice.getTrueExpression()), keys(choice.getFalseExpression()))
                : Stream.empty();
    }

    /** What makes a sentence: {@code Sentence.of}, and what rules and probes make of it for themselves. */
    private static List<MethodInvocationTree> calls() throws IOException {
        List<MethodInvocationTree> calls = new ArrayList<>();
        scan(sources("Sentence.of("), new TreeScanner<>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (MAKERS.contains(call.getMethodSelect().toString())) {
                    calls.add(call);
                }
                return super.visitMethodInvocation(call, nothing);
            }
        });
        scan(sources("Hotfixes.finding("), new TreeScanner<>() {
            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                if (call.getMethodSelect().toString().equals("Hotfixes.finding")) {
                    calls.add(call);
                }
                return super.visitMethodInvocation(call, nothing);
            }
        });
        assertThat(calls).hasSizeGreaterThan(100);
        return calls;
    }

    /** In modules that use the sentences: others have findings of their own. */
    private static List<NewClassTree> creations(String... types) throws IOException {
        List<NewClassTree> creations = new ArrayList<>();
        List<Path> files = Stream.of("policy", "hotfix", "security")
                .map(module -> SOURCES.resolve("com/maqsafy/releases").resolve(module))
                .flatMap(SentenceTest::files)
                .toList();
        scan(files, new TreeScanner<>() {
            @Override
            public Void visitNewClass(NewClassTree made, Void nothing) {
                if (List.of(types).contains(made.getIdentifier().toString())) {
                    creations.add(made);
                }
                return super.visitNewClass(made, nothing);
            }
        });
        assertThat(creations).isNotEmpty();
        return creations;
    }

    private static void scan(List<Path> files, TreeScanner<Void, Void> scanner) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            for (Tree unit : task.parse()) {
                scanner.scan(unit, null);
            }
        }
    }

    private static List<Path> sources(String having) {
        return files(SOURCES).filter(file -> read(file).contains(having)).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(p -> p.substring(1, p.length() - 1))
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
