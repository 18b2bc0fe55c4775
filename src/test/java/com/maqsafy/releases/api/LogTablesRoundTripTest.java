package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("LOG-01 to LOG-06: the log that is exported reads back as it is, and does nothing where it is opened")
class LogTablesRoundTripTest {

    private static final List<Extension> GITHUB =
            List.of(AutolinkExtension.create(), StrikethroughExtension.builder().build(), TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(GITHUB).build();

    static Stream<String> formulas() {
        List<String> signs = List.of(
                "=", "+", "-", "@", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFE66", "\uFE62", "\uFE63", "\uFE6B",
                "\u2212", "\u207B", "\u208B");
        List<String> before = List.of(
                "",
                " ",
                "\t",
                "\r",
                "\n",
                "\u00A0",
                "\u200B",
                "\uFEFF",
                "\u2060",
                "\u200E",
                "\u202E",
                "\u00AD",
                "\u3000",
                "\u2028",
                "\u3164",
                "\uFE0F",
                "\u0000",
                "\u200B\u00A0\uFEFF");
        return signs.stream().flatMap(sign -> before.stream().map(b -> b + sign + "1+1"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    @DisplayName("a cell that a spreadsheet may take for a formula begins with an apostrophe")
    void guardsFormulas(String formula) throws IOException {
        assertThat(throughCsv(formula)).isEqualTo("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", "\u000B", "\f", "\u0085", "\u2028", "\u2029"})
    @DisplayName("so does what stands behind something that ends a cell or a row elsewhere")
    void guardsFormulasBehindWhatEndsARow(String end) throws IOException {
        assertThat(throughCsv("a" + end + "=1+1")).isEqualTo("a" + end + "'=1+1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b",
                "1-2",
                "'=1",
                "release 1.5.0",
                "\u200Ba",
                "\u00A0",
                "\u200B",
                "ريال=1",
                "5 + 5",
                "#REF",
                "\u00B1 2",
                "\u2013 a"
            })
    @DisplayName("what no spreadsheet takes for one stays as it is")
    void leavesOtherCells(String text) throws IOException {
        assertThat(throughCsv(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a,b",
                "\"",
                "\"\"",
                "a\"b,c",
                "two\nlines",
                "two\r\nlines",
                "a;b",
                "الحدود اليومية",
                "\uD83D\uDE80",
                "a\tb",
                "\\",
                "\\\"",
                " spaces ",
                "'"
            })
    @DisplayName("as CSV every text reads back")
    void readsBackFromCsv(String text) throws IOException {
        assertThat(throughCsv(text)).isEqualTo(text);
    }

    static Stream<String> markup() {
        return Stream.of(
                "~~x~~",
                "~x~",
                "&lt;b&gt;",
                "&amp;",
                "&#64;",
                "&copy;",
                "<b>x</b>",
                "<!-- x -->",
                "<script>alert(1)</script>",
                "https://example.com/a_b_c?d=1&e=2",
                "http://example.com",
                "ftp://example.com",
                "see HTTPS://example.com.",
                "www.example.com",
                "WWW.example.com",
                "(www.example.com)",
                "<https://example.com>",
                "sara@example.com",
                "mailto:sara@example.com",
                "xmpp:sara@example.com/x",
                "a|b",
                "|",
                "\\|",
                "\\\\|",
                "\\",
                "a\\",
                "`code`",
                "``",
                "*a*",
                "**a**",
                "_a_",
                "__a__",
                "snake_case_name",
                "[a](b)",
                "![a](b)",
                "[a]",
                "[a]: http://x",
                "[^1]",
                "[^1]: note",
                "[ ] task",
                "[x] task",
                "# heading",
                "- item",
                "1. item",
                "> quote",
                "+ item",
                "---",
                "===",
                "| --- |",
                "$x$",
                "$$x$$",
                ":tada:",
                "#12",
                "@owner",
                "a  b",
                "~~~",
                "```php",
                "\\*",
                "\\<",
                "&",
                "&;",
                "&notanentity",
                "<",
                ">",
                "a<b",
                "الحدود <b>",
                "!",
                "!\\[",
                "\u202E<b>x</b>",
                "a\u00A0b",
                "```math\\frac{1}{2}```",
                "$`x`$",
                "<details><summary>x</summary>y</details>",
                "<img src=x onerror=alert(1)>",
                "<?php echo 1 ?>",
                "<![CDATA[x]]>",
                "</td></tr></table>x",
                "[a][b] [b]: javascript:alert(1)",
                "[a](javascript:alert(1) \"b\")",
                "<javascript:alert(1)>",
                "\\<b>\\</b>",
                "\\\\*a\\\\*",
                "&#x3c;script&#x3e;",
                "&NewLine;",
                "*\u200Ba\u200B*",
                "**a*b_c**d*",
                "_\u0627\u0644\u062D\u062F_",
                "~~~~x~~~~",
                "sara@example",
                "a@b.c@d.e",
                "https:\\//example.com",
                "http://user:pw@example.com:80/?q=<a>#x",
                "www.a_b.com/**x**",
                "||||",
                "a \\\\| b",
                "{{ template }}",
                "{% tag %}",
                "--- | ---");
    }

    static Stream<String> formulasInside() {
        List<String> ends =
                List.of(";", "; ", "\n", "\r\n", "\r", ";\u00A0", ";\u200B", ";\uFEFF", ";;", "\n;", "\t", "\t\u00A0");
        return Stream.of("=1+1", "+1", "-1", "@SUM(A1)", "\uFF1Dcmd|' /C calc'!A0", "=cmd|' /C calc'!A0&\"")
                .flatMap(formula -> ends.stream().map(end -> "limit" + end + "|" + formula));
    }

    @ParameterizedTest
    @MethodSource("formulasInside")
    @DisplayName("where the semicolon parts cells, no formula begins inside a text")
    void guardsFormulasInside(String parts) throws IOException {
        String formula = parts.substring(parts.indexOf('|') + 1);
        String before = parts.substring(0, parts.indexOf('|'));
        int end = 1
                + IntStream.of(';', '\n', '\r', '\t')
                        .map(before::lastIndexOf)
                        .max()
                        .orElseThrow();

        assertThat(throughCsv(before + formula))
                .isEqualTo(before.substring(0, end) + "'" + before.substring(end) + formula);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#12",
                "fixes #12",
                "maqsafy/canteen#12",
                "GH-12",
                "gh-12",
                "!34",
                "maqsafy/canteen!34",
                "&5",
                "%6",
                "%milestone",
                "~7",
                "$8",
                "@owner",
                "@maqsafy/team",
                ":tada:",
                ":+1:",
                ":-1:",
                "a:warning:b",
                "a:warning:b",
                "GL-12",
                "~bug",
                "~\"needs review\"",
                "%\"version 1\"",
                "group/canteen~bug",
                "[issue:12]",
                "[vulnerability:34]",
                "[work_item:maqsafy/canteen/5]",
                "[[wallet limits]]",
                "{+ added +}",
                "[- gone -]",
                "a{-b-}c",
                "[+x+]",
                "^alert#7",
                "$8 and &9",
                "#12, #13 and !14"
            })
    @DisplayName("as Markdown, no name that a forge looks for stands in one piece")
    void breaksReferences(String text) {
        assertThat(MarkdownCell.of(text))
                .doesNotContainPattern("[#!%~][\\w\"]|[&$]\\d|(?i:G[HL]-\\d)|@\\w|:[a-z+-][a-z0-9_+-]*:"
                        + "|\\[[a-z_\\\\]+:|\\[\\\\?\\[|[\\[{][+-]");
        assertThat(throughMarkdown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at 12:30:45",
                "[ ] task: two",
                "{a} - {b}",
                "~ 7, C++ and D--",
                "[1] - [2]",
                "C# 12",
                "50% more",
                "a & b",
                "costs $ 5",
                "~ 5 SAR",
                "Hi! 3 left",
                "key: value: 3"
            })
    @DisplayName("as Markdown, what is no reference has nothing in it")
    void leavesOtherSigns(String text) {
        assertThat(MarkdownCell.of(text)).doesNotContain("<!--");
    }

    @ParameterizedTest
    @MethodSource("markup")
    @DisplayName("as Markdown every text shows as it was typed and nothing else comes out")
    void readsBackFromMarkdown(String text) {
        assertThat(throughMarkdown(text)).isEqualTo(text);
    }

    @Test
    @DisplayName("as Markdown, pieces of markup in any order show as they were typed")
    void readsBackAnyOrder() {
        List<String> pieces = markup().toList();
        Random random = new Random(11);
        for (int i = 0; i < 3000; i++) {
            String text = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(n -> pieces.get(random.nextInt(pieces.size())))
                    .reduce("", (a, b) -> a + (random.nextBoolean() ? " " : "") + b)
                    .strip();
            assertThat(throughMarkdown(text)).as(text).isEqualTo(text);
        }
    }

    @Test
    @DisplayName("as Markdown, lines of a text become one")
    void joinsLines() {
        assertThat(throughMarkdown("one\n| --- |\r\ntwo")).isEqualTo("one | --- | two");
    }

    private static String throughCsv(String notes) throws IOException {
        List<CSVRecord> records = CSVFormat.RFC4180
                .parse(new java.io.StringReader(LogTables.csv(List.of(row(notes)))))
                .getRecords();
        assertThat(records).hasSize(2);
        assertThat(records.get(1).size()).isEqualTo(7);
        return records.get(1).get(6);
    }

    /** The text of the last cell; whatever is there beside text and empty comments fails. */
    private static String throughMarkdown(String notes) {
        Node table = MARKDOWN.parse(LogTables.markdown(List.of(row(notes)))).getFirstChild();
        assertThat(table).isInstanceOf(TableBlock.class);
        assertThat(table.getNext()).isNull();
        Node body = table.getLastChild();
        assertThat(body).isInstanceOf(TableBody.class);
        List<Node> cells = children(body.getFirstChild());
        assertThat(cells).hasSize(7);
        StringBuilder text = new StringBuilder();
        for (Node node : children(cells.get(6))) {
            if (node instanceof HtmlInline html) {
                assertThat(html.getLiteral()).isEqualTo("<!-- -->");
            } else {
                assertThat(node).isInstanceOf(Text.class);
                text.append(((Text) node).getLiteral());
            }
        }
        return text.toString();
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }

    private static LogRow row(String notes) {
        return new LogRow(
                "canteen-api",
                "1.5.0",
                LocalDate.of(2026, 3, 2),
                "minor",
                "sara",
                "released",
                notes,
                "canteen-api-1.5.0");
    }
}
