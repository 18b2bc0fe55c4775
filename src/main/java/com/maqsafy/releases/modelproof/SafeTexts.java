package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a form say what stands in the file and nothing else: no HTML, no images, no scripts, no computed words, no
 * characters that turn a text round or cannot be seen, and links only to this application and to {@code https}.
 */
final class SafeTexts implements ProofRule {

    private static final String ITEM = Reasons.EVIDENCE;
    /** Properties whose text people read. */
    private static final Set<String> WORDS = Set.of("text", "label", "description", "dateLabel", "timeLabel");

    private static final Pattern TAG = Pattern.compile("<\\s*[A-Za-z/!?]");
    private static final Pattern ENTITY = Pattern.compile("&#?[A-Za-z0-9]+;");
    private static final Pattern SCHEME = Pattern.compile(
            "(?i)(javascript|vbscript|livescript|mocha)\\s*:|data\\s*:\\s*[a-z]+/|(file|ftp|http|blob|filesystem|ws)\\s*:\\s*/|www\\.");
    private static final Pattern REFERENCE = Pattern.compile("\\[[^\\]]*\\]\\s*:|\\]\\s*\\[");
    private static final Pattern LINK = Pattern.compile("\\]\\s*\\(\\s*([^)\\s]*)");
    private static final Pattern OWN_PAGE =
            Pattern.compile("(?:\\.{1,2}/|#|\\?)[A-Za-z0-9_./-]*(?:\\?[A-Za-z0-9_=&.{}-]*)?(?:#[A-Za-z0-9_-]*)?");
    private static final Pattern FOREIGN_PAGE = Pattern.compile("https://[A-Za-z0-9][A-Za-z0-9.:/_?=&%#+~,-]*");
    private static final Pattern BARE_PAGE = Pattern.compile("https://\\S*");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*\\}\\}");

    @Override
    public List<String> items() {
        return List.of(ITEM);
    }

    @Override
    public List<String> objections(ModelSet models) {
        List<String> objections = new ArrayList<>();
        for (FormModel form : models.forms()) {
            checkCharacters(form, form.root(), objections);
            for (FormModel.Component component : form.components()) {
                checkWords(form, component, component.json(), "", objections);
            }
        }
        return objections;
    }

    private static void checkCharacters(FormModel form, JsonNode node, List<String> objections) {
        if (node.isTextual()) {
            node.textValue()
                    .codePoints()
                    .filter(SafeTexts::isTreacherous)
                    .findFirst()
                    .ifPresent(point -> objections.add(form.objection(
                            form.stem(),
                            ITEM,
                            "the text '%s' holds the character U+%04X, which nobody sees and which may turn the text round; remove it"
                                    .formatted(readable(node.textValue()), point))));
        }
        node.forEach(child -> checkCharacters(form, child, objections));
    }

    private static boolean isTreacherous(int point) {
        int category = Character.getType(point);
        // The marks and joiners that Arabic, Hebrew and Persian are written with change no order by themselves.
        boolean writing = point == 0x200C || point == 0x200D || point == 0x200E || point == 0x200F || point == 0x061C;
        return (Character.isISOControl(point) && point != '\n' && point != '\t' && point != '\r')
                || (category == Character.FORMAT && !writing)
                || category == Character.SURROGATE
                || category == Character.PRIVATE_USE
                || category == Character.UNASSIGNED
                || category == Character.LINE_SEPARATOR
                || category == Character.PARAGRAPH_SEPARATOR;
    }

    private static void checkWords(
            FormModel form, FormModel.Component component, JsonNode json, String within, List<String> objections) {
        json.properties().forEach(property -> {
            JsonNode value = property.getValue();
            if (property.getKey().equals("columns") || property.getKey().equals("values")) {
                value.forEach(entry -> checkWords(form, component, entry, property.getKey(), objections));
            } else if (WORDS.contains(property.getKey()) && value.isTextual()) {
                String wrong = wrong(
                        value.textValue(), within.isEmpty() && property.getKey().equals("text"));
                if (!wrong.isEmpty()) {
                    objections.add(form.objection(
                            component.place(),
                            ITEM,
                            "the %s '%s' %s".formatted(property.getKey(), readable(value.textValue()), wrong)));
                }
            }
        });
    }

    private static String wrong(String text, boolean markdown) {
        if (text.startsWith("=")) {
            return "is computed, so nobody can say what people read; write the words themselves";
        }
        String plain = TEMPLATE.matcher(text).replaceAll("x");
        if (plain.contains("{{") || (!markdown && !plain.equals(text))) {
            return "is computed; a text may show values as {{dossier.name}}, everything else is written out";
        }
        if (TAG.matcher(text).find() || ENTITY.matcher(text).find()) {
            return "holds HTML, which may hide, draw or run anything; write Markdown";
        }
        if (text.contains("![")) {
            return "holds an image, which may look like anything and tells others who looks; remove it";
        }
        if (SCHEME.matcher(text).find() || REFERENCE.matcher(text).find()) {
            return "holds a link that may run a script or lead anywhere; link with [words](https://...) or to pages of this application";
        }
        Matcher links = LINK.matcher(text);
        while (links.find()) {
            String target = links.group(1);
            if (!OWN_PAGE.matcher(target).matches()
                    && !FOREIGN_PAGE.matcher(target).matches()) {
                return "links to '%s'; link with https://... or to pages of this application"
                        .formatted(readable(target));
            }
        }
        Matcher pages = BARE_PAGE.matcher(text);
        while (pages.find()) {
            if (pages.group().contains("{{")) {
                return "takes values of the release to another system by a link; remove {{...}} from it";
            }
        }
        return "";
    }

    private static String readable(String text) {
        String shown = text.codePoints()
                .limit(80)
                .mapToObj(point -> isTreacherous(point) ? "?" : Character.toString(point))
                .reduce("", String::concat);
        return shown.length() < text.length() ? shown + "..." : shown;
    }
}
