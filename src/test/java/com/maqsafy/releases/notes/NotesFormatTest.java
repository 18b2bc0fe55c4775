package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.notes.ReleaseNotes.DatabaseChange;
import com.maqsafy.releases.notes.ReleaseNotes.RollbackSafe;
import com.maqsafy.releases.notes.ReleaseNotes.SecurityImpact;
import com.maqsafy.releases.notes.ReleaseNotes.TestingCompleted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("One format for every release's notes (NOTE-01 to NOTE-09)")
class NotesFormatTest {

    private static final String EXACT = """
            ## Version 1.5.0 - 2026-03-01

            ### Summary

            Wallet limits for canteens.

            ### Changes

            - Add a daily limit
            - Show it on the dashboard

            ### Impacted Areas

            - Backend
            - Database

            ### Database Changes

            - Migration: 2026_03_01_000000_add_limit_to_wallets
              - Rollback safe: Needs confirmation

            ### Security Impact

            - RBAC: No
            - Tenant isolation: Yes
            - Sensitive data: No

            ### Testing Completed

            - Unit: Yes
            - API: Yes
            - RBAC: No
            - Regression: Yes

            ### Deployment Notes

            - Deployment owner: deployer
            - Deployment time: 2026-03-01 22:00 Asia/Riyadh
            - Rollback owner: rollback

            ### Known Issues

            - None
            """;

    private final NotesFormat format = new NotesFormat();

    @Test
    void rendersTheExactFormat() {
        assertThat(format.render(
                        notes("Wallet limits for canteens.", List.of("Add a daily limit", "Show it on the dashboard"))))
                .isEqualTo(EXACT);
        assertThat(format.check(EXACT)).isEmpty();
    }

    @Test
    void whatIsRenderedAlwaysPasses() {
        var random = new Random(42);
        for (int i = 0; i < 3000; i++) {
            var notes = randomNotes(random);
            String markdown = format.render(notes);
            assertThat(format.check(markdown)).as(markdown).isEmpty();
            var seen = new ArrayList<String>();
            Parser.builder().build().parse(markdown).accept(new AbstractVisitor() {
                @Override
                public void visit(Heading heading) {
                    seen.add("heading");
                    visitChildren(heading);
                }

                @Override
                public void visit(Link link) {
                    seen.add("link");
                }

                @Override
                public void visit(Image image) {
                    seen.add("image");
                }

                @Override
                public void visit(HtmlBlock html) {
                    seen.add("html");
                }

                @Override
                public void visit(HtmlInline html) {
                    seen.add("html");
                }
            });
            assertThat(seen).as(markdown).hasSize(9).containsOnly("heading");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Heading                        | \\# Heading
            [a](http://x)                    | \\[a\\](http\\://x)
            ![a](b)                          | !\\[a\\](b)
            <b>bold</b>                      | \\<b>bold\\</b>
            &lt;                             | \\&lt;
            1. first                         | 1\\. first
            - dash                           | \\- dash
            2026_03_01_add_limit             | 2026_03_01_add_limit
            _emphasis_                       | \\_emphasis\\_
            www.maqsafy.com                  | www\\.maqsafy.com
            1.4.2 to 1.5.0                   | 1.4.2 to 1.5.0
            """)
    void escapesWhatMarkdownWouldRead(String typed, String escaped) {
        String rendered = format.render(notes(typed, List.of("x")));
        // A number at the beginning is escaped where Markdown would see a list.
        assertThat(rendered).contains("### Summary\n\n" + escaped.replace("1.4.2 to", "1\\.4.2 to") + "\n\n");
    }

    @Test
    void makesOneLineOfMany() {
        assertThat(notes("first\r\n\r\n  second\u2028third\tfourth", List.of("- a\n- b\n* c"))
                        .summary())
                .isEqualTo("first second third fourth");
        assertThat(notes("x", List.of("- a\n- b\n* c")).changes()).containsExactly("a; b; c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "\u200b", "\u0000"})
    void refusesATextWithNothingToRead(String nothing) {
        assertThatThrownBy(() -> notes(nothing, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-NOT-001 Release notes have an empty text in summary; fill it in or leave it out.");
    }

    @Test
    void refusesAVersionThatIsNotPlain() {
        assertThatThrownBy(() -> new ReleaseNotes(
                        "v1.5",
                        LocalDate.EPOCH,
                        "s",
                        List.of(),
                        Set.of(),
                        List.of(),
                        null,
                        null,
                        "a",
                        "b",
                        "c",
                        List.of()))
                .hasMessageContaining("MAJOR.MINOR.PATCH");
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource(delimiter = '|', textBlock = """
            NOTE-01 | ## Version 1.5.0 - 2026-03-01 | # Version 1.5.0 - 2026-03-01
            NOTE-01 | ## Version 1.5.0 - 2026-03-01 | ## Release 1.5.0 - 2026-03-01
            NOTE-01 | ## Version 1.5.0 - 2026-03-01 | ## Version 1.5 - 2026-03-01
            NOTE-01 | ## Version 1.5.0 - 2026-03-01 | ## Version 1.5.0 - 2026-02-30
            NOTE-01 | ### Known Issues | ### Thanks
            NOTE-01 | ### Known Issues | #### Known Issues
            NOTE-02 | ### Summary | ### Abstract
            NOTE-02 | Wallet limits for canteens. | - Wallet limits
            NOTE-03 | ### Changes | ### Change
            NOTE-03 | - Show it on the dashboard | -
            NOTE-04 | - Backend | - Backoffice
            NOTE-04 | - Backend | - Database
            NOTE-05 | Rollback safe: Needs confirmation | Rollback safe: Maybe
            NOTE-05 | - Migration: 2026 | - 2026
            NOTE-06 | - Tenant isolation: Yes | - Tenant isolation: Unknown
            NOTE-06 | - Sensitive data: No | - Data: No
            NOTE-07 | - Regression: Yes | - Regression: yes
            NOTE-07 | - Unit: Yes | - [x] Unit
            NOTE-08 | - Rollback owner: rollback | - Rollback owner:
            NOTE-08 | - Deployment owner: deployer | - Owner: deployer
            NOTE-09 | - None | None
            NOTE-09 | ### Known Issues | ### Summary
            """)
    void namesTheItemThatIsNotMet(String item, String exact, String changed) {
        assertThat(format.check(EXACT.replace(exact, changed)))
                .extracting(NotesViolation::item)
                .contains(item);
    }

    @Test
    void saysLineAndMend() {
        assertThat(format.check(EXACT.replace("- RBAC: No\n- Tenant", "- RBAC: Perhaps\n- Tenant")))
                .containsExactly(new NotesViolation("NOTE-06", 24, "Bullet 1 must read `- RBAC: Yes` or `No`."));
        assertThat(format.check(EXACT.replace("### Known Issues\n\n- None\n", "")))
                .extracting(NotesViolation::item, NotesViolation::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "NOTE-09", "The section `### Known Issues` is missing; add it."));
    }

    @Test
    void namesAMisplacedAndARepeatedSection() {
        String moved = EXACT.replace("### Changes\n\n- Add a daily limit\n- Show it on the dashboard\n\n", "")
                + "\n### Changes\n\n- Add\n";
        assertThat(format.check(moved))
                .extracting(NotesViolation::item, NotesViolation::message)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        "NOTE-03", "The section `### Changes` stands too late; it follows `### Summary`."));
        assertThat(format.check(EXACT + "\n### Changes\n\n- Add\n"))
                .extracting(NotesViolation::item)
                .containsExactly("NOTE-03");
    }

    @Test
    void refusesWhatIsNotShown() {
        assertThat(format.check(EXACT.replace("canteens.", "canteens. <!-- not shown -->")))
                .containsExactly(new NotesViolation(
                        "NOTE-02", 5, "HTML and images are not part of the format; write plain text."));
        assertThat(format.check("")).hasSize(9);
    }

    private static ReleaseNotes notes(String summary, List<String> changes) {
        return new ReleaseNotes(
                "1.5.0",
                LocalDate.of(2026, 3, 1),
                summary,
                changes,
                EnumSet.of(ImpactedArea.DATABASE, ImpactedArea.BACKEND),
                List.of(new DatabaseChange("2026_03_01_000000_add_limit_to_wallets", RollbackSafe.NEEDS_CONFIRMATION)),
                new SecurityImpact(false, true, false),
                new TestingCompleted(true, true, false, true),
                "deployer",
                "2026-03-01 22:00 Asia/Riyadh",
                "rollback",
                List.of());
    }

    private static ReleaseNotes randomNotes(Random random) {
        var areas = EnumSet.noneOf(ImpactedArea.class);
        for (ImpactedArea area : ImpactedArea.values()) {
            if (random.nextBoolean()) {
                areas.add(area);
            }
        }
        var migrations = new ArrayList<DatabaseChange>();
        for (String name : texts(random)) {
            migrations.add(new DatabaseChange(name, RollbackSafe.values()[random.nextInt(3)]));
        }
        return new ReleaseNotes(
                random.nextInt(50) + "." + random.nextInt(50) + "." + random.nextInt(50),
                LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000)),
                text(random),
                texts(random),
                areas,
                migrations,
                new SecurityImpact(random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                new TestingCompleted(
                        random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextBoolean()),
                text(random),
                text(random),
                text(random),
                texts(random));
    }

    private static List<String> texts(Random random) {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    /** Pieces of everything that Markdown gives a meaning, in any order. */
    private static String text(Random random) {
        String[] pieces = {
            "#",
            "##",
            "###",
            "-",
            "+",
            "*",
            "**",
            "_",
            "__",
            "`",
            "```",
            "~~~",
            "~",
            "[",
            "]",
            "(",
            ")",
            "](",
            "![",
            "<",
            ">",
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<a@b.co>",
            "<https://a.b>",
            "&",
            "&lt;",
            "&#35;",
            "|",
            "\\",
            "\n",
            "\r\n",
            "\n\n",
            "\t",
            "    ",
            "=",
            "===",
            "---",
            "***",
            "1.",
            "2)",
            ":",
            "[a]: http://x",
            "https://a.b",
            "www.a.b",
            "None",
            "Yes",
            "word",
            "كلمة",
            "\u200d",
            "\u2028",
            "\u202e",
            "\u0000",
            "\u0085",
            "\uD83D\uDE00",
            "\uD83D",
            " ",
            "\u00a0",
            "!",
            "."
        };
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return NotesText.flatten(text.toString()).isEmpty() ? "x" + text : text.toString();
    }
}
