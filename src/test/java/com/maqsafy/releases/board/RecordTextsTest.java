package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.maqsafy.releases.evidence.EventKinds;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.language.OurWords;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happened, in Arabic: every kind of record, and as its payload says. */
class RecordTextsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("`([a-z]+(?:-[a-z]+)*)`");

    private final RecordTexts texts = new RecordTexts();

    @Test
    void everyKindHasAText() {
        assertThat(texts.kinds())
                .containsExactlyInAnyOrderElementsOf(EventKinds.known().classes().stream()
                        .map(EventKinds::kind)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyRecordIsASentenceThatBeginsInItsLanguageAndLeavesNothingOpen() throws IOException {
        for (String line : Files.readAllLines(Path.of("src/test/resources/ledger/records.jsonl"))) {
            JsonNode record = JSON.readTree(line);
            String said = texts.of(record(record.get("kind").asText(), record.get("payload")))
                    .get("ar");

            assertThat(said).as(line).matches("\\p{IsArabic}.*").doesNotContain("{", "}");
            // What is in another language stands between isolates, names of standards but for.
            assertThat(said.replaceAll("\u2068[^\u2068\u2069]*(\u2069|…?$)", "").replaceAll("JUnit|CVSS|CI", ""))
                    .as(line)
                    .doesNotContainPattern("[A-Za-z]");
        }
    }

    @Test
    void everyWordThatARecordMayHaveIsTranslated() {
        ResourceBundle bundle = ResourceBundle.getBundle("board.records", OurWords.ARABIC);
        Set<String> missing = new TreeSet<>();
        for (Class<? extends LedgerEvent> type : EventKinds.known().classes()) {
            String text = bundle.getString(EventKinds.kind(type));
            for (RecordComponent member : type.getRecordComponents()) {
                String name = member.getName();
                boolean shown = text.contains("{w_" + name + "}")
                        || (text.contains("{result}")
                                && List.of("outcome", "decision").contains(name));
                if (shown && member.isAnnotationPresent(Means.class)) {
                    WORD.matcher(member.getAnnotation(Means.class).value())
                            .results()
                            .map(found -> found.group(1))
                            .filter(word -> !OurWords.has(word))
                            .forEach(missing::add);
                }
            }
        }

        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commented | {'text':'Wait for the canteens'} | قال: ⁨Wait for the canteens⁩",
                "statusChanged | {'from':'preparing','to':'awaiting-approval'}"
                        + " | نقل الإصدار من «قيد التحضير» إلى «في انتظار الموافقة»",
                "approvalDecided | {'role':'security-owner,management','decision':'reject','reason':'Not safe',"
                        + "'contentDigest':'97ef2807cad9a9469aab'}"
                        + " | رفض بصفة مالك الأمن أو الإدارة على المحتوى ⁨97ef2807cad9⁩ — ⁨Not safe⁩",
                "stepEnded | {'plan':'deployment','attempt':1,'step':'migrate','title':'Migrate','outcome':'timed-out',"
                        + "'durationMs':1530} | نفّذ من النشر الخطوة «⁨Migrate⁩» خلال 1.5 ث: انتهى وقته",
                "riskAssessed | {'attempt':1,'risk':'low','peak':false,'inWindow':true,"
                        + "'reason':'A patch release that contains backend and changes code-logic.'}"
                        + " | قدّر الخطر: منخفض — النوع تصحيحي، يحتوي الخادم، ويغيّر منطق الشيفرة.",
                "approvalDecided | {'role':'technical-owner','decision':'approve','reason':'','round':1,"
                        + "'contentDigest':'97ef2807cad9a9469aab','act':{'person':'tech','lifted':[],"
                        + "'roles':[{'role':'technical-owner','since':'2026-11-29T12:10:42Z','recent':true}]}}"
                        + " | وافق بصفة المالك التقني على المحتوى ⁨97ef2807cad9⁩؛ ومن أدواره ما مُنح حديثًا: المالك التقني",
                "approvalDecided | {'role':'technical-owner','decision':'approve','reason':'',"
                        + "'contentDigest':'97ef2807cad9a9469aab',"
                        + "'act':{'person':'tech','roles':[],'lifted':[{'duty':'tester-not-approver','why':'x'}]}}"
                        + " | وافق بصفة المالك التقني على المحتوى ⁨97ef2807cad9⁩؛ رُفع القيد: من شهد باختبار للإصدار لا يوافق عليه",
                "breakGlassOpened | {'duty':'min-role-age','role':'qa','account':'','lasts':'PT1H','reason':'Ill'}"
                        + " | طلب رفع القيد «الدور الممنوح حديثًا لا يوافق به صاحبه» عن ضمان الجودة (⁨PT1H⁩): ⁨Ill⁩",
                "partsOpened | {'parts':['rollback-plan','tests:TEST-01']} | طلب من الأشخاص: خطة التراجع، الاختبارات ⁨TEST-01⁩",
                "deploymentStarted | {'attempt':2,'contentDigest':'a'} | بدأ النشر، المحاولة 2",
                "legalHoldSet | {'service':'canteen-api','reason':'4711'} | وضع حجزًا قانونيًا على الخدمة ⁨canteen-api⁩ — ⁨4711⁩",
                "releaseAmended | {'commit':'bbbb'} | غيّر الإيداع"
            })
    void saysWhatThePayloadSays(String kind, String payload, String said) throws IOException {
        assertThat(texts.of(record(kind, JSON.readTree(payload.replace('\'', '"')))))
                .isEqualTo(Map.of("ar", said));
    }

    @Test
    void whatThisVersionCannotReadIsToldInNoLanguage() throws IOException {
        assertThat(texts.of(record("commented", JSON.readTree("{\"text\":\"a\",\"more\":1}"))))
                .isEmpty();
        assertThat(texts.of(record("madeUp", JSON.readTree("{}")))).isEmpty();
    }

    @Test
    void isNoLongerThanTheWordsOfARecordMayBe() throws IOException {
        String said = texts.of(record("commented", JSON.readTree("{\"text\":\"" + "a".repeat(900) + "\"}")))
                .get("ar");

        assertThat(said).hasSize(280).endsWith("…");
        assertThat(Arrays.asList(said.split(" "))).hasSize(2);
    }

    private static LedgerRecord record(String kind, JsonNode payload) {
        return new LedgerRecord(
                "canteen-api-1.5.0", 1, Instant.EPOCH, "owner", kind, List.of(), null, null, payload, "0", "0");
    }
}
