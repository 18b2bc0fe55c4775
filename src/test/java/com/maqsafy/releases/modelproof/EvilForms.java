package com.maqsafy.releases.modelproof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Copies of the shipped forms and user tasks, each changed so that people read, see, answer or get something else than
 * the policy asks: made from the real files by what the schema of form-js 1.8 and BPMN allow to be written. It knows
 * nothing of the proof. Beside them changes that do no harm and must stay possible.
 */
final class EvilForms {

    /** One changed file; the change is made when it is asked for. */
    record Evil(String kind, String place, String file, Supplier<byte[]> change) {

        byte[] content() {
            return change.get();
        }

        @Override
        public String toString() {
            return file + ": " + kind + " " + place;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Types of form-js, and of what browsers know, that show or take what the server cannot check. */
    private static final List<String> FORBIDDEN = List.of(
            "html",
            "iframe",
            "image",
            "button",
            "script",
            "expression",
            "dynamiclist",
            "filepicker",
            "documentPreview",
            "columns",
            "default",
            "");

    private static final Map<String, String> BAD_TEXTS = Map.ofEntries(
            Map.entry("script link", "[Approve](javascript:alert(1))"),
            Map.entry("script link in capitals", "[Approve](JaVaScRiPt:alert(1))"),
            Map.entry("script link with blanks", "[Approve]( javascript :alert(1))"),
            Map.entry("script link with an entity", "[Approve](&#106;avascript:alert(1))"),
            Map.entry("script link with a colon by name", "[Approve](javascript&colon;alert(1))"),
            Map.entry("script link in brackets", "[Approve](<javascript:alert(1)>)"),
            Map.entry("script link on the next line", "[Approve](\njavascript:alert(1))"),
            Map.entry("script link by reference", "[Approve][x]\n\n[x]: javascript:alert(1)"),
            Map.entry("script link by footnote", "[x]\n\n[x]:\n  javascript:alert(1)"),
            Map.entry("script as automatic link", "<javascript:alert(1)>"),
            Map.entry("data link", "[Approve](data:text/html;base64,PHNjcmlwdD4=)"),
            Map.entry("vbscript link", "[Approve](vbscript:msgbox)"),
            Map.entry("file link", "[Approve](file:///etc/passwd)"),
            Map.entry("ftp link", "[Approve](ftp://example.com/x)"),
            Map.entry("plain http link", "[Approve](http://example.com/)"),
            Map.entry("bare http link", "http://example.com/"),
            Map.entry("bare www link", "www.example.com"),
            Map.entry("link without scheme", "[Approve](//example.com/)"),
            Map.entry("link with backslashes", "[Approve](\\\\example.com\\x)"),
            Map.entry("link to the engine", "[Approve](/engine-rest/task)"),
            Map.entry("link with a fact", "[Approve](https://example.com/{{dossier.digest}})"),
            Map.entry("bare link with a fact", "https://example.com/?{{dossier.digest}}"),
            Map.entry("computed link", "[Approve]({{dossier.link}})"),
            Map.entry("foreign image", "![x](https://example.com/x.png)"),
            Map.entry("data image", "![x](data:image/svg+xml;base64,PHN2Zz4=)"),
            Map.entry("HTML image", "<img src=x onerror=alert(1)>"),
            Map.entry("HTML script", "<script>alert(1)</script>"),
            Map.entry("HTML style", "<style>table{display:none}</style>"),
            Map.entry("HTML link", "<a href=\"javascript:alert(1)\">Approve</a>"),
            Map.entry("HTML comment", "<!-- "),
            Map.entry("HTML frame", "<iframe src=\"https://example.com\"></iframe>"),
            Map.entry("HTML block left open", "<div style=\"display:none\">"),
            Map.entry("computed text", "=\"Reject means approve\""),
            Map.entry("text under a condition", "{{#if dossier.digest}}Nothing is open.{{/if}}"),
            Map.entry("text in a loop", "{{#loop dossier.facts}}x{{/loop}}"),
            Map.entry("text by an expression", "{{\"Nothing \" + \"is open\"}}"),
            Map.entry("text turned round", "\u202Eevorppa ot tcejer esoohC"),
            Map.entry("text isolated", "\u2067esoohC\u2069"),
            Map.entry("invisible text", "Ap\u200Bprove"),
            Map.entry("control character", "Approve\u0007"),
            Map.entry("private character", "\uE000"));

    private final ShippedModels shipped;
    private final List<Evil> evil = new ArrayList<>();
    private final List<Evil> harmless = new ArrayList<>();

    private EvilForms(ShippedModels shipped) {
        this.shipped = shipped;
        shipped.files().keySet().forEach(file -> {
            if (file.endsWith(".form")) {
                mutateForm(file);
            } else if (file.endsWith(".bpmn")) {
                mutateTasks(file);
            }
        });
    }

    /** What must be refused. */
    static List<Evil> of(ShippedModels shipped) {
        return List.copyOf(new EvilForms(shipped).evil);
    }

    /** What a process owner may do. */
    static List<Evil> harmless(ShippedModels shipped) {
        return List.copyOf(new EvilForms(shipped).harmless);
    }

    private void mutateForm(String file) {
        for (JsonNode component : all(json(shipped.file(file)))) {
            String id = component.path("id").asText();
            switch (component.path("type").asText()) {
                case "table" -> mutateTable(file, id, component);
                case "text" -> mutateText(file, id, component);
                case "group" -> mutateGroup(file, id);
                default -> mutateField(file, id, component);
            }
        }
        mutateWhole(file);
    }

    private void mutateWhole(String file) {
        for (String type : FORBIDDEN) {
            root(
                    file,
                    "insert component '%s'".formatted(type),
                    "",
                    root -> foreign(root.withArray("components"), type));
            root(file, "insert component '%s' in a group".formatted(type), "", root -> {
                ObjectNode group = root.withArray("components").insertObject(0).put("type", "group");
                group.put("id", "group_more").put("label", "More");
                foreign(group.withArray("components"), type);
            });
        }
        BAD_TEXTS.forEach((kind, text) -> {
            root(file, "insert a " + kind, "", root -> text(root, text));
            root(
                    file,
                    "insert a group named by a " + kind,
                    "",
                    root -> root.withArray("components")
                            .addObject()
                            .put("type", "group")
                            .put("id", "group_more")
                            .put("label", text)
                            .putArray("components"));
        });
        root(file, "rename the form", "", root -> root.put("id", "other-form"));
        root(file, "give the form a property", "", root -> root.put("onload", "alert(1)"));
        root(file, "make it a form of another kind", "", root -> root.put("type", "page"));
        root(file, "take all components away", "", root -> root.putArray("components"));
        root(file, "hide everything in a group", "", root -> {
            ArrayNode inside = root.withArray("components").deepCopy();
            ObjectNode group = root.putArray("components").addObject();
            group.put("type", "group").put("id", "group_all").put("label", "Details");
            group.set("components", inside);
            group.putObject("conditional").put("hide", "=true");
        });
        root(file, "insert a second decision", "", root -> {
            ObjectNode radio = radio(root, "decision2", "May this release go to production?");
            option(radio, "approve", "Reject");
            option(radio, "reject", "Approve");
        });
        root(
                file,
                "insert a field that takes no answer",
                "",
                root -> root.withArray("components")
                        .addObject()
                        .put("type", "textfield")
                        .put("id", "field_more")
                        .put("key", "more")
                        .put("label", "More")
                        .putObject("validate")
                        .put("required", true)
                        .put("pattern", "^(?!)$"));
        root(file, "insert a row with the key of a policy item", "", root -> yesNo(radio(root, "PRE_05", "Fine?")));
        root(
                file,
                "insert a row that asks the policy's question again",
                "",
                root -> yesNo(radio(root, "OWN_01", "Answer no: Is the code review completed?")));
        root(
                file,
                "insert a hidden row",
                "",
                root -> yesNo(radio(root, "OWN_01", "Called?"))
                        .putObject("conditional")
                        .put("hide", "=true"));
        root(file, "insert a row whose answers are swapped", "", root -> {
            ObjectNode radio = radio(root, "OWN_01", "Called?");
            option(radio, "yes", "No");
            option(radio, "no", "Yes");
        });
        root(
                file,
                "insert a row answered beforehand",
                "",
                root -> yesNo(radio(root, "OWN_01", "Called?")).put("defaultValue", "yes"));
        root(
                file,
                "insert a forged table",
                "",
                root -> forged(root, "=[{\"name\": \"Open findings\", \"value\": \"none\"}]"));
        root(file, "insert a table of something else", "", root -> forged(root, "=dossier.nothing"));
        if (!json(shipped.file(file)).toString().contains("digest")) {
            good(
                    file,
                    "explain with a text",
                    "",
                    root -> text(root, "Ask the [handbook](https://wiki.example.com/releases)."));
        }
        good(
                file,
                "note who saved it",
                "",
                root -> root.putObject("exporter")
                        .put("name", "Camunda Modeler")
                        .put("version", "5.30.0"));
    }

    private void mutateTable(String file, String id, JsonNode table) {
        String source = table.path("dataSource").asText();
        at(file, "remove table", id, (siblings, found) -> remove(siblings, found));
        for (String hide : List.of("=true", "=1 = 1", "=dossier != null", "=" + source.substring(1) + " != null")) {
            at(
                    file,
                    "hide table by " + (hide.contains("dossier.") ? "=what it shows" : hide),
                    id,
                    (siblings, found) -> found.putObject("conditional").put("hide", hide));
        }
        at(
                file,
                "hide table by no text",
                id,
                (siblings, found) ->
                        found.putObject("conditional").putArray("hide").add("=true"));
        wrap(
                file,
                "hide table in a group",
                id,
                group -> group.putObject("conditional").put("hide", "=true"));
        wrap(file, "put table in a group with a path", id, group -> group.put("path", "x"));
        wrap(file, "put table in a group that repeats", id, group -> group.put("isRepeating", true));
        wrap(
                file,
                "put table in a list",
                id,
                group -> group.put("type", "dynamiclist").put("path", "x"));
        wrap(file, "put table in a text", id, group -> group.put("type", "text").put("text", "Facts"));
        wrap(file, "put table in a spacer", id, group -> group.put("type", "spacer"));
        wrap(file, "put table in a table", id, group -> group.put("type", "table"));
        root(file, "move table below the questions", id, root -> {
            ObjectNode found = find(root, id);
            remove(parent(root, id), found);
            root.withArray("components").add(found);
        });
        at(
                file,
                "duplicate table",
                id,
                (siblings, found) -> siblings.add(found.deepCopy().put("id", id + "_2")));
        change(file, "empty the columns of table", id, found -> found.putArray("columns"));
        change(file, "remove the columns of table", id, found -> found.remove("columns"));
        change(file, "compute the columns of table", id, found -> found.put("columnsExpression", "=[]"));
        change(
                file,
                "remove a column of table",
                id,
                found -> found.withArray("columns").remove(0));
        change(
                file,
                "show something else in a column of table",
                id,
                found -> ((ObjectNode) found.withArray("columns").get(0)).put("key", "nothing"));
        change(
                file,
                "rename a column of table",
                id,
                found -> ((ObjectNode) found.withArray("columns").get(0)).put("label", "Nothing"));
        change(
                file,
                "show a column of table twice",
                id,
                found -> found.withArray("columns")
                        .add(found.withArray("columns").get(0).deepCopy()));
        if (table.path("columns").size() > 1) {
            change(file, "swap the headings of table", id, found -> {
                ObjectNode one = (ObjectNode) found.withArray("columns").get(0);
                ObjectNode other = (ObjectNode) found.withArray("columns").get(1);
                JsonNode label = one.get("label");
                one.set("label", other.get("label"));
                other.set("label", label);
            });
        }
        for (String other : List.of(
                "=[]",
                "=dossier.nothing",
                source + "[1]",
                "=if true then [] else " + source.substring(1),
                "dossier.facts",
                "")) {
            change(
                    file,
                    "fill table from " + (other.contains("dossier") && !other.contains("nothing") ? "a part" : other),
                    id,
                    found -> found.put("dataSource", other));
        }
        change(file, "show one row of table", id, found -> found.put("rowCount", 1));
        change(file, "show no row of table", id, found -> found.put("rowCount", 0));
        change(file, "show less than no row of table", id, found -> found.put("rowCount", -1));
        change(file, "count the rows of table in words", id, found -> found.put("rowCount", "20"));
        change(file, "name table otherwise", id, found -> found.put("label", "Nothing to see"));
        change(file, "compute the name of table", id, found -> found.put("label", "=\"Nothing\""));
        change(file, "make table a text", id, found -> found.put("type", "text").put("text", "Facts"));
        change(file, "give table a style", id, found -> found.put("style", "display:none"));
        change(
                file,
                "make table too narrow",
                id,
                found -> found.putObject("layout").put("columns", 0));
        goodChange(file, "show more rows of table", id, found -> found.put("rowCount", 100));
        goodWrap(file, "put table in an open group", id);
    }

    private void mutateText(String file, String id, JsonNode text) {
        BAD_TEXTS.forEach((kind, bad) -> change(
                file,
                "add a " + kind + " to text",
                id,
                found -> found.put(
                        "text",
                        kind.equals("computed text") ? bad : found.path("text").asText() + "\n\n" + bad)));
        if (text.path("text").asText().contains("digest")
                || text.path("text").asText().contains("dossier.title")) {
            at(file, "remove required text", id, (siblings, found) -> remove(siblings, found));
            at(
                    file,
                    "hide required text",
                    id,
                    (siblings, found) -> found.putObject("conditional").put("hide", "=true"));
            wrap(
                    file,
                    "hide required text in a group",
                    id,
                    group -> group.putObject("conditional").put("hide", "=true"));
            change(file, "change required text", id, found -> found.put("text", "Any content will do."));
            change(
                    file,
                    "put required text under a condition",
                    id,
                    found -> found.put(
                            "text", "{{#if false}}" + found.path("text").asText() + "{{/if}}"));
        }
    }

    private void mutateGroup(String file, String id) {
        change(file, "hide group", id, found -> found.putObject("conditional").put("hide", "=true"));
        change(file, "give group a path", id, found -> found.put("path", "x"));
        change(file, "let group repeat", id, found -> found.put("isRepeating", true));
        change(file, "make group a list", id, found -> found.put("type", "dynamiclist"));
        change(file, "empty group", id, found -> found.putArray("components"));
        goodChange(file, "name group otherwise", id, found -> found.put("label", "What you say"));
    }

    private void mutateField(String file, String id, JsonNode field) {
        String label = field.path("label").asText();
        Map.of(
                        "replaced",
                        "Is the sky blue?",
                        "turned round",
                        "Is it untrue that: " + label,
                        "explained away",
                        label + " (yes means no)",
                        "cut",
                        label.substring(0, label.length() / 2),
                        "computed",
                        "=\"Is the sky blue?\"",
                        "templated",
                        label + "{{dossier.x}}",
                        "written in other letters",
                        label.replace('a', '\u0430')
                                .replace('e', '\u0435')
                                .replace('y', '\u0443')
                                .replace('o', '\u043E'),
                        "turned by a character",
                        "\u202E" + label,
                        "empty",
                        "",
                        "with HTML",
                        label + "<br>")
                .forEach((how, words) -> change(file, "question " + how, id, found -> found.put("label", words)));
        change(file, "question gone", id, found -> found.remove("label"));
        BAD_TEXTS.forEach(
                (kind, bad) -> change(file, "help with a " + kind, id, found -> found.put("description", bad)));
        at(file, "remove field", id, (siblings, found) -> remove(siblings, found));
        wrap(
                file,
                "hide field in a group",
                id,
                group -> group.putObject("conditional").put("hide", "=true"));
        wrap(file, "put field in a text", id, group -> group.put("type", "text").put("text", "x"));
        at(
                file,
                "ask twice under one key",
                id,
                (siblings, found) -> siblings.add(found.deepCopy().put("id", id + "_2")));
        for (String hide : List.of("=true", "=dossier != null", "=not(false)")) {
            change(
                    file,
                    "hide field",
                    id,
                    found -> found.putObject("conditional").put("hide", hide));
        }
        if (field.path("conditional").has("hide")) {
            change(
                    file,
                    "hide field more often",
                    id,
                    found -> found.putObject("conditional")
                            .put("hide", field.path("conditional").path("hide").asText() + " or true"));
            change(file, "hide field never", id, found -> found.remove("conditional"));
        }
        change(
                file,
                "rename field",
                id,
                found -> found.put("key", found.path("key").asText() + "_x"));
        change(file, "make field read-only", id, found -> found.put("readonly", true));
        change(file, "make field read-only by a condition", id, found -> found.put("readonly", "=true"));
        change(file, "disable field", id, found -> found.put("disabled", true));
        change(file, "give field a property", id, found -> found.put("onclick", "alert(1)"));
        change(
                file,
                "give field a custom property",
                id,
                found -> found.withObjectProperty("properties").put("run", "x"));
        change(
                file,
                "name another policy item",
                id,
                found -> found.withObjectProperty("properties").put("policyItem", "XYZ-99"));
        change(file, "answer beforehand", id, found -> found.put("defaultValue", "x"));
        for (String type : List.of("checklist", "textfield", "checkbox", "number")) {
            if (!field.path("type").asText().equals(type)) {
                change(file, "make field a " + type, id, found -> found.put("type", type));
            }
        }
        validations(file, id, field);
        if (field.has("values")) {
            mutateAnswers(file, id, field);
        }
        goodChange(
                file,
                "explain more",
                id,
                found -> found.put(
                        "description",
                        "Ask the people who know it. "
                                + found.path("description").asText()));
        goodChange(
                file,
                "make field narrower",
                id,
                found -> found.putObject("layout").put("columns", 8));
    }

    private void validations(String file, String id, JsonNode field) {
        if (field.path("validate").path("required").asBoolean()) {
            change(
                    file,
                    "do not require field",
                    id,
                    found -> found.withObjectProperty("validate").put("required", false));
            change(file, "drop the validation", id, found -> found.remove("validate"));
        } else {
            change(
                    file,
                    "require field",
                    id,
                    found -> found.withObjectProperty("validate").put("required", true));
        }
        change(
                file,
                "require field in words",
                id,
                found -> found.withObjectProperty("validate").put("required", "true"));
        for (String pattern : List.of("^(?!)$", "^approve$", "^x$", "((")) {
            change(
                    file,
                    "take only a pattern",
                    id,
                    found -> found.withObjectProperty("validate").put("pattern", pattern));
        }
        change(
                file,
                "take only nothing",
                id,
                found -> found.withObjectProperty("validate").put("maxLength", 0));
        change(
                file,
                "take only one letter",
                id,
                found -> found.withObjectProperty("validate").put("maxLength", 1));
        change(
                file,
                "take only essays",
                id,
                found -> found.withObjectProperty("validate").put("minLength", 100_000));
        change(
                file,
                "take lengths by an expression",
                id,
                found -> found.withObjectProperty("validate").put("maxLength", "=0"));
        change(
                file,
                "take only large numbers",
                id,
                found -> found.withObjectProperty("validate").put("min", 1_000_000));
        change(
                file,
                "take only addresses",
                id,
                found -> found.withObjectProperty("validate").put("validationType", "email"));
        change(
                file,
                "give the validation a property",
                id,
                found -> found.withObjectProperty("validate").put("script", "x"));
    }

    private void mutateAnswers(String file, String id, JsonNode field) {
        int count = field.path("values").size();
        for (int one = 0; one < count; one++) {
            int i = one;
            for (int other = one + 1; other < count; other++) {
                int j = other;
                change(file, "swap the words of two answers", id, found -> swap(found, i, j, "label"));
                change(file, "swap the values of two answers", id, found -> swap(found, i, j, "value"));
                change(
                        file,
                        "let two answers read the same",
                        id,
                        found -> answer(found, i)
                                .put("label", answer(found, j).path("label").asText()));
                change(
                        file,
                        "let two answers mean the same",
                        id,
                        found -> answer(found, i)
                                .put("value", answer(found, j).path("value").asText()));
            }
            change(
                    file,
                    "let an answer read otherwise",
                    id,
                    found -> answer(found, i).put("label", "OK"));
            change(
                    file,
                    "let an answer read nothing",
                    id,
                    found -> answer(found, i).put("label", ""));
            change(
                    file,
                    "compute the words of an answer",
                    id,
                    found -> answer(found, i).put("label", "=\"OK\""));
            change(file, "give an answer HTML", id, found -> answer(found, i).put("label", "<b>OK</b>"));
            change(
                    file,
                    "let an answer mean something else",
                    id,
                    found -> answer(found, i).put("value", "other"));
            change(
                    file,
                    "give an answer a property",
                    id,
                    found -> answer(found, i).put("selected", true));
            change(
                    file,
                    "choose an answer beforehand",
                    id,
                    found -> found.set("defaultValue", answer(found, i).get("value")));
            change(
                    file,
                    "choose answers beforehand",
                    id,
                    found -> found.putArray("defaultValue").add(answer(found, i).get("value")));
            if (!Set.of("field_impactedAreas", "field_approverRole", "field_type")
                    .contains(id)) {
                change(
                        file,
                        "drop an answer",
                        id,
                        found -> found.withArray("values").remove(i));
            }
        }
        change(file, "offer one answer more", id, found -> option(found, "skip", "Skip"));
        change(file, "offer no answers", id, found -> found.putArray("values"));
        change(file, "take the answers from a variable", id, found -> {
            found.remove("values");
            found.put("valuesKey", "dossier");
        });
        change(file, "compute the answers", id, found -> {
            found.remove("values");
            found.put("valuesExpression", "=[{\"label\": \"Reject\", \"value\": \"approve\"}]");
        });
        change(
                file,
                "compute answers besides",
                id,
                found -> found.put("valuesExpression", "=[{\"label\": \"Reject\", \"value\": \"approve\"}]"));
        goodChange(file, "list the answers in another order", id, found -> {
            ArrayNode values = found.withArray("values");
            values.add(values.remove(0));
        });
    }

    // ---- user tasks

    private static final Map<String, String> DUTIES = Map.ofEntries(
            Map.entry("approve-release", "${approverRole}"),
            Map.entry("approve-rollback", "${rollbackApprover}"),
            Map.entry("backup-confirmation", "technical-owner"),
            Map.entry("peak-deployment", "management"),
            Map.entry("migration-review", "developer"),
            Map.entry("destructive-operations", "technical-owner"),
            Map.entry("start-deployment", "deployment-owner"),
            Map.entry("close-service", "deployment-owner,rollback-owner"),
            Map.entry("bring-online", "deployment-owner,rollback-owner"),
            Map.entry("recover-by-hand", "rollback-owner"));

    private void mutateTasks(String file) {
        Document xml = shipped.xml(file);
        var tasks = xml.getElementsByTagNameNS(SafeXml.BPMN, "userTask");
        for (int i = 0; i < tasks.getLength(); i++) {
            Element task = (Element) tasks.item(i);
            String id = task.getAttribute("id");
            String form = task.getAttributeNS(SafeXml.CAMUNDA, "formRef");
            String groups = DUTIES.get(form);
            if (groups != null) {
                for (String group : ProcessContracts.GROUPS) {
                    if (!group.equals(groups)) {
                        task(file, "offer a duty to " + group, id, "candidateGroups", group);
                        task(file, "offer a duty also to " + group, id, "candidateGroups", groups + "," + group);
                    }
                }
            }
            for (String group : List.of("", "nobody", "${initiator}", "${releaseKey}", "technical-owner;management")) {
                task(file, "offer a task to '" + group + "'", id, "candidateGroups", group);
            }
            for (String attribute : List.of(
                    "assignee", "candidateUsers", "formKey", "formHandlerClass", "formRefVersion", "taskClass")) {
                task(file, "set " + attribute, id, attribute, "x");
            }
            task(file, "take the form's newest version", id, "formRefBinding", "latest");
            task(file, "take a form of nobody", id, "formRef", "own-form");
            task(file, "take no form", id, "formRef", "");
            task(file, "due when a model says", id, "dueDate", "2030-01-01T00:00:00Z");
            task(file, "due when an expression says", id, "dueDate", "${now()}");
            task(file, "first because a model says so", id, "priority", "100");
            evil.add(new Evil(
                    "run a script when done",
                    id,
                    file,
                    () -> shipped.changed(file, copy -> {
                                Element listener = copy.createElementNS(SafeXml.CAMUNDA, "camunda:taskListener");
                                listener.setAttribute("expression", "${task.setVariable('decision','approve')}");
                                listener.setAttribute("event", "complete");
                                ((Element) ShippedModels.byId(copy, id)
                                                .getElementsByTagNameNS(SafeXml.BPMN, "extensionElements")
                                                .item(0))
                                        .appendChild(listener);
                            })
                            .get(file)));
            evil.add(new Evil(
                    "ask by a generated form",
                    id,
                    file,
                    () -> shipped.changed(file, copy -> {
                                Element data = copy.createElementNS(SafeXml.CAMUNDA, "camunda:formData");
                                Element field = copy.createElementNS(SafeXml.CAMUNDA, "camunda:formField");
                                field.setAttribute("id", "decision");
                                field.setAttribute("defaultValue", "approve");
                                data.appendChild(field);
                                ((Element) ShippedModels.byId(copy, id)
                                                .getElementsByTagNameNS(SafeXml.BPMN, "extensionElements")
                                                .item(0))
                                        .appendChild(data);
                            })
                            .get(file)));
        }
    }

    private void task(String file, String kind, String id, String attribute, String value) {
        evil.add(new Evil(
                kind,
                id,
                file,
                () -> shipped.changed(
                                file,
                                copy -> ShippedModels.byId(copy, id)
                                        .setAttributeNS(SafeXml.CAMUNDA, "camunda:" + attribute, value))
                        .get(file)));
    }

    // ---- how a form is changed

    private void root(String file, String kind, String place, Consumer<ObjectNode> change) {
        evil.add(new Evil(kind, place, file, () -> changed(file, change)));
    }

    private void good(String file, String kind, String place, Consumer<ObjectNode> change) {
        harmless.add(new Evil(kind, place, file, () -> changed(file, change)));
    }

    private void at(String file, String kind, String id, BiConsumer<ArrayNode, ObjectNode> change) {
        root(file, kind, id, root -> change.accept(parent(root, id), find(root, id)));
    }

    private void change(String file, String kind, String id, Consumer<ObjectNode> change) {
        root(file, kind, id, root -> change.accept(find(root, id)));
    }

    private void goodChange(String file, String kind, String id, Consumer<ObjectNode> change) {
        good(file, kind, id, root -> change.accept(find(root, id)));
    }

    private void wrap(String file, String kind, String id, Consumer<ObjectNode> change) {
        root(file, kind, id, root -> change.accept(wrapped(root, id)));
    }

    private void goodWrap(String file, String kind, String id) {
        good(file, kind, id, root -> wrapped(root, id));
    }

    private static ObjectNode wrapped(ObjectNode root, String id) {
        ArrayNode siblings = parent(root, id);
        ObjectNode found = find(root, id);
        ObjectNode group = JSON.createObjectNode()
                .put("type", "group")
                .put("id", "group_around")
                .put("label", "Details");
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i) == found) {
                siblings.set(i, group);
            }
        }
        group.putArray("components").add(found);
        return group;
    }

    private byte[] changed(String file, Consumer<ObjectNode> change) {
        ObjectNode root = json(shipped.file(file));
        change.accept(root);
        try {
            return JSON.writeValueAsBytes(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode json(byte[] content) {
        try {
            return (ObjectNode) JSON.readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> all(JsonNode parent) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode child : parent.path("components")) {
            found.add(child);
            found.addAll(all(child));
        }
        return found;
    }

    private static ObjectNode find(ObjectNode root, String id) {
        return (ObjectNode) all(root).stream()
                .filter(component -> component.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static ArrayNode parent(ObjectNode root, String id) {
        List<JsonNode> parents = new ArrayList<>(all(root));
        parents.add(root);
        for (JsonNode parent : parents) {
            for (JsonNode child : parent.path("components")) {
                if (child.path("id").asText().equals(id)) {
                    return (ArrayNode) parent.get("components");
                }
            }
        }
        throw new IllegalArgumentException(id);
    }

    private static void remove(ArrayNode siblings, ObjectNode found) {
        for (int i = 0; i < siblings.size(); i++) {
            if (siblings.get(i) == found) {
                siblings.remove(i);
                return;
            }
        }
    }

    private static void swap(ObjectNode field, int i, int j, String property) {
        JsonNode one = answer(field, i).get(property);
        answer(field, i).set(property, answer(field, j).get(property));
        answer(field, j).set(property, one);
    }

    private static ObjectNode answer(ObjectNode field, int i) {
        return (ObjectNode) field.withArray("values").get(i);
    }

    private static void option(ObjectNode field, String value, String label) {
        field.withArray("values").addObject().put("label", label).put("value", value);
    }

    private static ObjectNode radio(ObjectNode root, String key, String label) {
        ObjectNode radio = root.withArray("components").addObject();
        radio.put("type", "radio")
                .put("id", "field_" + key + "_own")
                .put("key", key)
                .put("label", label);
        radio.putObject("validate").put("required", true);
        return radio;
    }

    private static ObjectNode yesNo(ObjectNode radio) {
        option(radio, "yes", "Yes");
        option(radio, "no", "No");
        return radio;
    }

    private static void text(ObjectNode root, String text) {
        root.withArray("components")
                .insertObject(0)
                .put("type", "text")
                .put("id", "text_more")
                .put("text", text);
    }

    private static void forged(ObjectNode root, String source) {
        ObjectNode table = root.withArray("components").insertObject(0).put("type", "table");
        table.put("id", "table_more")
                .put("label", "Open findings")
                .put("dataSource", source)
                .put("rowCount", 20);
        table.putArray("columns").addObject().put("key", "name").put("label", "Fact");
    }

    private static void foreign(ArrayNode components, String type) {
        components
                .addObject()
                .put("type", type)
                .put("id", "more")
                .put("key", "more")
                .put("label", "More")
                .put("content", "<script>alert(1)</script>")
                .put("url", "https://example.com")
                .put("source", "https://example.com/x.png");
    }
}
