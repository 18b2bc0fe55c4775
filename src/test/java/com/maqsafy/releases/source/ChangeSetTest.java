package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.ChangeSet.ChangedFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeSetTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("HOT-01: an area is a top-level folder, inside app and its like the folder below, and tests are none")
    @CsvSource({
        "app/Http/Controllers/Api/LoginController.php, app/Http",
        "app/Http/Kernel.php app/Http/Middleware/Auth.php, app/Http",
        "app/Http/Kernel.php app/Models/User.php, app/Http app/Models",
        "app/helpers.php, app",
        "src/wallet/index.ts packages/ui/button.ts modules/menu/x.php, modules/menu packages/ui src/wallet",
        "config/auth.php config/deep/er/x.php, config",
        "resources/js/app.js resources/css/app.css, resources",
        "composer.json .env.example, /",
        "tests/Feature/LoginTest.php test/x.js, ''",
        "tests/Feature/LoginTest.php routes/api.php, routes"
    })
    void touchesAreas(String paths, String areas) {
        var changes = new ChangeSet(
                "a",
                "b",
                1,
                Stream.of(paths.split(" "))
                        .map(path -> new ChangedFile(path, "modified", 1, 1))
                        .toList(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                List.of());

        assertThat(String.join(" ", changes.areas())).isEqualTo(areas);
    }
}
