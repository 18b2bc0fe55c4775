package com.maqsafy.releases.modelproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.policy.PolicyCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page of what process owners may change is what the contracts say")
class ProcessOwnerPageTest {

    private static final Path PAGE = Path.of("src/docs/process-owner-may-change.md");

    private final String page = new ProcessOwnerPage(
                    ModelSet.read(ShippedModels.read().files()), new PolicyForms(new PolicyCatalogue()))
            .markdown();

    @Test
    void isAsTheContractsSay() throws IOException {
        if (Boolean.getBoolean("process-owner-page.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("write it again with -Dprocess-owner-page.write=true")
                .isEqualTo(Files.readString(PAGE));
    }

    @Test
    void saysWhatIsFixedAndWhatIsNot() {
        assertThat(page.lines())
                .contains(
                        "| Decide on peak deployment (`peak-deployment`) | `management` | as the table says | RULE-07 |",
                        "- Gateways: `approvalOutcome` has the branches `approved`, `rework`, all else the default.");
        assertThat(page).contains("`pre-release-checklist`", "`releaseType` (hotfix, infrastructure");
    }
}
