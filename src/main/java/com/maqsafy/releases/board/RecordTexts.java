package com.maqsafy.releases.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.language.Sayings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a ledger record says in another language than English: the texts of {@code board/records_*.properties} by its kind,
 * filled with members of its payload. They are messages of ICU (named arguments, {@code select}, {@code plural}). The English
 * words are those of the event itself.
 *
 * <p>An argument is a member, {@code list_member} for that member of all of a list. Before it may stand what is made of it:
 * {@code w_} our word for it, {@code c_} what a check is called, {@code e_} what work of a process is called, {@code f_} our sentences, {@code is_} the bare word to select by ({@code none} when there is none, {@code _} for
 * {@code -}), {@code n_} the number or how many, {@code k_} how many of each, {@code t_} a time to the minute, {@code s_} the
 * beginning of a digest, {@code d_} milliseconds as seconds. {@code present} names all members that there are, {@code because} is the reason as an addition, {@code result} how it came out.
 */
@Component
class RecordTexts {

    private static final String BUNDLE = "board.records";
    /** Numbers as versions have them, forms of words as Arabic has them. */
    private static final ULocale NUMBERS = ULocale.forLanguageTag("ar-u-nu-latn");

    private static final String NONE = "none";

    /** Names in a message, those within its choices too, which ICU does not tell. */
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)[,}]");

    private final Map<String, Message> messages = new HashMap<>();

    private record Message(MessageFormat format, Set<String> names) {}

    RecordTexts() {
        ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, OurWords.ARABIC);
        texts.keySet().forEach(kind -> messages.put(kind, message(texts.getString(kind))));
    }

    private static Message message(String text) {
        return new Message(
                new MessageFormat(text, NUMBERS),
                NAME.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet()));
    }

    /** The kinds that have a text. */
    Set<String> kinds() {
        return Set.copyOf(messages.keySet());
    }

    /** What a record says, by the tags of the languages that say it otherwise than its event. */
    Map<String, String> of(LedgerRecord record) {
        return known(record) ? arabic(record).map(said -> Map.of("ar", said)).orElse(Map.of()) : Map.of();
    }

    /** What this version cannot read is shown as it is kept and told in no language. */
    private static boolean known(LedgerRecord record) {
        try {
            return record.event().isPresent();
        } catch (InvalidEvidenceException e) {
            return false;
        }
    }

    private Optional<String> arabic(LedgerRecord record) {
        return Optional.ofNullable(messages.get(record.kind())).map(message -> {
            Map<String, Object> values = new HashMap<>();
            message.names().forEach(name -> values.put(name, value(name, record.payload())));
            // A format of ICU is not for several threads at once.
            String text = ((MessageFormat) message.format().clone()).format(values);
            // As long as its English words may be.
            return Words.plain(text).text();
        });
    }

    private static Object value(String name, JsonNode payload) {
        return switch (name) {
            case "because" -> because(text(payload, "reason"));
            case "result" -> result(text(payload, "outcome"), text(payload, "decision"));
            case "present" -> present(payload);
            default -> member(name, payload);
        };
    }

    private static String because(String reason) {
        return reason.isBlank() ? "" : " — " + Sayings.in(reason).orElseGet(() -> OurWords.isolated(reason));
    }

    private static String result(String outcome, String decision) {
        String word = outcome.isBlank() ? decision : outcome;
        return word.isBlank() ? "" : ": " + OurWords.of(word);
    }

    private static String present(JsonNode payload) {
        List<String> names = new ArrayList<>();
        payload.fieldNames().forEachRemaining(member -> names.add(OurWords.of("member." + member)));
        return String.join(OurWords.COMMA, names);
    }

    private static Object member(String name, JsonNode payload) {
        int end = name.indexOf('_');
        return end == 1 || name.startsWith("is_")
                ? made(name.substring(0, end), name.substring(end + 1), payload)
                : joined(all(payload, name));
    }

    private static Object made(String how, String path, JsonNode payload) {
        List<String> all = all(payload, path);
        return switch (how) {
            case "w" -> all.stream().map(OurWords::of).collect(Collectors.joining(OurWords.COMMA));
            case "e" -> all.stream().map(OurWords::work).collect(Collectors.joining(OurWords.COMMA));
            case "c" -> all.stream().map(id -> OurWords.check(id, "")).collect(Collectors.joining(OurWords.COMMA));
            case "f" ->
                all.stream()
                        .map(text -> Sayings.in(text).orElseGet(() -> OurWords.isolated(text)))
                        .collect(Collectors.joining(" "));
            case "is" ->
                all.contains("true")
                        ? "true"
                        : all.isEmpty() || all.get(0).isBlank()
                                ? NONE
                                : all.get(0).replace('-', '_');
            case "n" -> number(payload, path, all);
            case "k" -> kinds(all);
            case "d" ->
                String.format(Locale.ROOT, "%.1f", number(payload, path, all).doubleValue() / 1000);
            case "t" ->
                all.stream().map(Words::minute).map(OurWords::isolated).collect(Collectors.joining(OurWords.COMMA));
            case "s" ->
                all.stream().map(Words::brief).map(OurWords::isolated).collect(Collectors.joining(OurWords.COMMA));
            default -> throw new IllegalArgumentException("'" + how + "_' is nothing that is made of a member.");
        };
    }

    private static Number number(JsonNode payload, String path, List<String> all) {
        JsonNode member = payload.path(path);
        return member.isNumber() ? member.numberValue() : all.size();
    }

    private static String kinds(List<String> all) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        all.forEach(one -> counts.merge(one, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> one.getValue() + " " + OurWords.of(one.getKey()))
                .collect(Collectors.joining(OurWords.COMMA));
    }

    private static String joined(List<String> all) {
        return all.stream().map(OurWords::isolated).collect(Collectors.joining(OurWords.COMMA));
    }

    private static String text(JsonNode payload, String member) {
        return payload.path(member).asText("");
    }

    /** The values at a path of members, of each element where one is a list or a map. */
    private static List<String> all(JsonNode node, String path) {
        List<String> names = List.of(path.split("_"));
        List<JsonNode> found = List.of(node.path(names.get(0)));
        for (String name : names.subList(1, names.size())) {
            found = found.stream()
                    .flatMap(one -> one.has(name) ? Stream.of(one) : one.valueStream())
                    .map(one -> one.path(name))
                    .toList();
        }
        return found.stream()
                .flatMap(one -> one.isContainerNode() ? one.valueStream() : Stream.of(one))
                .filter(one -> !one.isMissingNode() && !one.isNull())
                .map(JsonNode::asText)
                .toList();
    }
}
