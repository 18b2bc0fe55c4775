package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.language.Sayings;
import com.maqsafy.releases.notification.Message.Fact;
import com.maqsafy.releases.notification.Message.Item;
import com.maqsafy.releases.notification.Message.Piece;
import com.maqsafy.releases.process.TaskTitles;
import com.maqsafy.releases.release.ReleaseDetails;
import com.maqsafy.releases.release.Releases;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Says events in words: people by name, times on the reader's clock. Of a restricted release it says that something waits,
 * and nothing else; what it is, is seen after sign-in.
 */
@Component
class MessageWriter {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_SUBJECT = 150;
    private static final String SYSTEM = "system:";
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final Releases releases;
    private final Recipients recipients;
    private final PersonNames names;
    private final OpenTasks tasks;
    private final NotificationSettings settings;

    MessageWriter(
            Releases releases,
            Recipients recipients,
            PersonNames names,
            OpenTasks tasks,
            NotificationSettings settings) {
        this.releases = releases;
        this.recipients = recipients;
        this.names = names;
        this.tasks = tasks;
        this.settings = settings;
    }

    /**
     * The message that tells these events, in their order.
     *
     * @param zone of the reader's clock
     */
    Message write(List<NotificationEvent> events, boolean digest, Language language, ZoneId zone) {
        Texts texts = Texts.in(language);
        List<Item> items =
                events.stream().map(event -> item(event, texts, language, zone)).toList();
        String subject;
        if (digest) {
            subject = texts.text("digest.subject");
        } else if (events.stream().anyMatch(recipients::restricted)) {
            subject = texts.text("restricted.subject");
        } else {
            subject = items.get(0).plainTitle(language);
        }
        return new Message(language, PlainText.shortened(subject, LONGEST_SUBJECT), items);
    }

    private Item item(NotificationEvent event, Texts texts, Language language, ZoneId zone) {
        if (recipients.restricted(event)) {
            return new Item(
                    List.of(new Piece(
                            texts.text(event.type().ofTask() ? "restricted.task" : "restricted.text"), false)),
                    List.of(),
                    event.type().ofTask() ? task(event) : settings.baseUrl() + "/camunda/app/tasklist/",
                    texts.text(event.type().ofTask() ? "link.task" : "link.tasks"));
        }
        Map<String, String> values = values(event, texts, language, zone);
        String type = event.type().word();
        boolean ofTask = event.type().ofTask();
        return new Item(
                pieces(texts.text(type), values),
                facts(event, texts, values, language, zone),
                ofTask ? task(event) : release(event),
                texts.text(ofTask ? "link.task" : event.release() == null ? "link.tasks" : "link.release"));
    }

    private static List<Piece> pieces(String text, Map<String, String> values) {
        List<Piece> pieces = new ArrayList<>();
        Matcher place = PLACE.matcher(text);
        int at = 0;
        while (place.find()) {
            if (place.start() > at) {
                pieces.add(new Piece(text.substring(at, place.start()), false));
            }
            pieces.add(new Piece(values.getOrDefault(place.group(1), ""), true));
            at = place.end();
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), false));
        }
        return pieces;
    }

    private Map<String, String> values(NotificationEvent event, Texts texts, Language language, ZoneId zone) {
        Map<String, String> values = new LinkedHashMap<>();
        event.data().properties().forEach(member -> {
            if (member.getValue().isValueNode()) {
                values.put(member.getKey(), line(member.getValue().asText()));
            }
        });
        Optional<ReleaseDetails> release = Optional.ofNullable(event.release()).flatMap(releases::find);
        values.put(
                "release",
                line(release.map(r -> r.service() + " " + r.version())
                        .orElse(String.valueOf(
                                Optional.ofNullable(event.release()).orElse("")))));
        values.put(
                "service",
                line(Optional.ofNullable(event.service())
                        .or(() -> release.map(ReleaseDetails::service))
                        .orElse("")));
        values.computeIfPresent("by", (key, account) -> person(account, texts));
        for (String time : List.of("dueAt", "since", "from", "until")) {
            values.computeIfPresent(time, (key, instant) -> time(instant, language, zone));
        }
        values.computeIfPresent("decision", (key, word) -> texts.word("decision", word));
        values.computeIfPresent("matter", (key, word) -> texts.word("matter", word));
        values.computeIfPresent("outcome", (key, word) -> texts.word("outcome", word));
        values.computeIfPresent("role", (key, word) -> roles(word, texts));
        values.computeIfPresent("message", (key, message) -> said(spoken(message, language, zone), language));
        values.computeIfPresent("reason", (key, reason) -> said(reason, language));
        values.computeIfPresent(
                "check", (key, check) -> language == Language.AR ? OurWords.check(check, "") : Words.spaced(check));
        values.computeIfPresent("what", (key, work) -> language == Language.AR ? OurWords.work(work) : work);
        if (event.type() == EventType.STEP_FAILED && language == Language.AR) {
            values.computeIfPresent("title", (key, title) -> OurWords.work(title));
        }
        if (event.type().ofTask()) {
            // What a task is called may be said after it was made.
            tasks.find(event.text("task")).ifPresent(task -> values.put("title", line(task.title())));
            values.computeIfPresent(
                    "title",
                    (key, title) -> TaskTitles.in(language.locale())
                            .of(event.text("element"), title, role -> texts.word("role", role)));
        }
        return values;
    }

    /** What is said below the title, as far as the event has it. */
    private List<Fact> facts(
            NotificationEvent event, Texts texts, Map<String, String> values, Language language, ZoneId zone) {
        List<Fact> facts = new ArrayList<>();
        for (String fact : List.of("role", "reason", "summary", "freeze", "message", "dueAt", "since", "until")) {
            String value = values.getOrDefault(fact, "");
            if (!value.isBlank()) {
                facts.add(new Fact(texts.text("fact." + fact), value));
            }
        }
        for (JsonNode finding : event.data().path("findings")) {
            String item = line(finding.path("item").asText(""));
            String message = spoken(line(finding.path("message").asText("")), language, zone);
            facts.add(new Fact(item.isEmpty() ? texts.text("fact.reason") : item, finding(item, message, language)));
        }
        int more = event.data().path("more").asInt();
        if (more > 0) {
            facts.add(new Fact(texts.text("fact.more"), String.valueOf(more)));
        }
        return facts;
    }

    /** With its times on the reader's clock. */
    private String spoken(String sentence, Language language, ZoneId zone) {
        return ServiceTimes.INSTANT
                .matcher(sentence)
                .replaceAll(found -> Matcher.quoteReplacement(time(found.group(), language, zone)));
    }

    /** What has no words in the reader's language is said by what its policy item asks for. */
    private static String finding(String item, String message, Language language) {
        return language == Language.AR
                ? Sayings.in(message).orElseGet(() -> OurWords.items().getOrDefault(item, message))
                : message;
    }

    private static String said(String message, Language language) {
        return language == Language.AR ? Sayings.in(message).orElse(message) : message;
    }

    private String person(String account, Texts texts) {
        return account.startsWith(SYSTEM) ? texts.text("system") : line(names.of(account));
    }

    private static String roles(String roles, Texts texts) {
        List<String> words = new ArrayList<>();
        for (String role : roles.split(",")) {
            words.add(texts.word("role", role.strip()));
        }
        return String.join(" / ", words);
    }

    private String time(String instant, Language language, ZoneId zone) {
        try {
            return Times.shown(Instant.parse(instant), zone, settings.zone(), language.locale());
        } catch (DateTimeException e) {
            return instant;
        }
    }

    private static String line(String text) {
        return PlainText.shortened(PlainText.line(text), LONGEST_LINE);
    }

    /**
     * After sign-in the task is open there. Its id stands before the hash too: what is behind it is lost where a person signs in on
     * a page of the company.
     */
    private String task(NotificationEvent event) {
        String task = "?task=" + encoded(event.text("task"));
        return settings.baseUrl() + "/camunda/app/tasklist/default/" + task + "#/" + task;
    }

    private String release(NotificationEvent event) {
        return event.release() == null
                ? settings.baseUrl() + "/camunda/app/tasklist/"
                : settings.baseUrl() + "/camunda/app/releases/live.html?release=" + encoded(event.release());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
