package com.maqsafy.releases.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.notification.Message.Fact;
import com.maqsafy.releases.notification.Message.Item;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A message as each chat wants it. Texts of people are text everywhere: they are no markup, make no link, and call nobody
 * ({@code @channel}).
 */
@Component
class ChatForms {

    private static final Pattern MARKDOWN = Pattern.compile("([\\\\`*_{}\\[\\]()#+.!|<>~-])");

    /** Slack takes no longer one. */
    private static final int LONGEST_SLACK_TEXT = 3000;

    private final ObjectMapper json;

    ChatForms(ObjectMapper json) {
        this.json = json;
    }

    ObjectNode of(@Nullable ChatKind kind, Message message) {
        if (kind == null) {
            throw new IllegalArgumentException("REL-NTF-012 A chat has no kind.");
        }
        return switch (kind) {
            case SLACK -> slack(message);
            case TEAMS -> teams(message);
            case MATTERMOST -> mattermost(message);
        };
    }

    /** Blocks of plain text; {@code text} is what a notification of the chat shows. */
    private ObjectNode slack(Message message) {
        ObjectNode body = json.createObjectNode();
        body.put("text", slackEscaped(message.subject()));
        ArrayNode blocks = body.putArray("blocks");
        for (Item item : message.items()) {
            String text = item.plainTitle(message.language())
                    + item.facts().stream()
                            .map(fact -> "\n" + fact.label() + ": " + fact.value())
                            .collect(Collectors.joining());
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "plain_text")
                    .put("emoji", false)
                    .put("text", PlainText.shortened(text, LONGEST_SLACK_TEXT));
            blocks.addObject()
                    .put("type", "section")
                    .putObject("text")
                    .put("type", "mrkdwn")
                    .put("text", "<" + slackEscaped(item.link()) + "|" + slackEscaped(item.linkText()) + ">");
        }
        return body;
    }

    private static String slackEscaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** An Adaptive Card for a webhook of Workflows; runs of text know no Markdown. */
    private ObjectNode teams(Message message) {
        ObjectNode body = json.createObjectNode();
        body.put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive").putNull("contentUrl");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                .put("type", "AdaptiveCard")
                .put("version", "1.5")
                .put("lang", message.language().word())
                .put("rtl", message.language() == Language.AR);
        ArrayNode parts = card.putArray("body");
        ArrayNode actions = card.putArray("actions");
        for (Item item : message.items()) {
            run(parts, item.plainTitle(message.language()), true);
            item.facts().forEach(fact -> run(parts, fact.label() + ": " + fact.value(), false));
            actions.addObject()
                    .put("type", "Action.OpenUrl")
                    .put("title", item.linkText())
                    .put("url", item.link());
        }
        return body;
    }

    private static void run(ArrayNode parts, String text, boolean bold) {
        ObjectNode run = parts.addObject()
                .put("type", "RichTextBlock")
                .putArray("inlines")
                .addObject()
                .put("type", "TextRun")
                .put("text", text);
        if (bold) {
            run.put("weight", "bolder");
        }
    }

    private ObjectNode mattermost(Message message) {
        String text = message.items().stream()
                .map(item -> "**" + markdownEscaped(item.plainTitle(message.language())) + "**"
                        + item.facts().stream().map(ChatForms::line).collect(Collectors.joining())
                        + "\n[" + markdownEscaped(item.linkText()) + "](" + item.link() + ")")
                .collect(Collectors.joining("\n\n"));
        return json.createObjectNode().put("text", text);
    }

    private static String line(Fact fact) {
        return "\n" + markdownEscaped(fact.label()) + ": " + markdownEscaped(fact.value());
    }

    /** A mark that shows nothing keeps an {@code @} from calling anybody, and an address from becoming a link. */
    private static String markdownEscaped(String text) {
        return MARKDOWN.matcher(text)
                .replaceAll("\\\\$1")
                .replace("@", "@\u200B")
                .replace("://", ":\u200B//");
    }
}
