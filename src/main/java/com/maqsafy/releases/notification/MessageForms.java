package com.maqsafy.releases.notification;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** What forms of messages have in common. */
final class MessageForms {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private MessageForms() {}

    /** The text with each value as {@code shown} makes it; a value that is absent is blank. */
    static String filled(String text, Map<String, String> values, UnaryOperator<String> shown) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(shown.apply(values.getOrDefault(place.group(1), ""))));
    }

    static String html(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /** A text of any language within HTML of another one. */
    static String isolated(String text) {
        return "<bdi>" + html(text) + "</bdi>";
    }
}
