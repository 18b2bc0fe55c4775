package com.maqsafy.releases.board;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.language.OurWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The format of release notes in Arabic, with what people wrote as it is. */
class NotesInArabicTest {

    private static final Path FORMAT = Path.of("src/main/java/com/maqsafy/releases/notes");
    private static final Pattern WORDS = Pattern.compile("\"([A-Z][A-Za-z]*(?: [A-Za-z]+)*)\"");

    @Test
    void theFormatIsInArabicAndWhatPeopleWroteIsNot() {
        assertThat(NotesInArabic.of("""
                ## Version 1.5.0 - 2026-12-01

                ### Summary

                Migration: none of ours

                ### Impacted Areas

                - Backend
                - Elsewhere

                ### Database Changes

                - Migration: 2026_limits.php
                  - Rollback safe: Needs confirmation

                ### Security Impact

                - RBAC: No

                ### Known Issues

                - None
                """).lines().filter(line -> !line.isBlank()))
                .containsExactly(
                        "## النسخة ⁨1.5.0 - 2026-12-01⁩",
                        "### الملخص",
                        "Migration: none of ours",
                        "### المجالات المتأثرة",
                        "- الخادم",
                        "- ⁨Elsewhere⁩",
                        "### تغييرات قاعدة البيانات",
                        "- الترحيل: ⁨2026_limits.php⁩",
                        "  - التراجع آمن: يحتاج تأكيدًا",
                        "### الأثر الأمني",
                        "- الصلاحيات: لا",
                        "### مشكلات معروفة",
                        "- لا شيء");
    }

    @Test
    void everyWordOfTheFormatIsInArabic() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (String source : List.of("NotesSection", "ImpactedArea")) {
            words(source).filter(word -> OurWords.note(word).contains(word)).forEach(missing::add);
        }
        Stream.of("Yes", "No", "Needs confirmation", "None", "Version")
                .filter(word -> OurWords.note(word).contains(word))
                .forEach(missing::add);

        assertThat(words("NotesSection")).contains("Impacted Areas", "Rollback safe");
        // The name of an interface is the same in both.
        assertThat(missing).isSubsetOf("API");
    }

    private static Stream<String> words(String source) throws IOException {
        return WORDS.matcher(Files.readString(FORMAT.resolve(source + ".java")))
                .results()
                .map(found -> found.group(1));
    }
}
