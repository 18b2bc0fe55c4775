package com.maqsafy.releases.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Who tries settings out is told whether the target says which version it runs. */
class ProductionInspectorTest {

    private static final String AT = "releases.services.orders-api.production";

    @TempDir
    private Path directory;

    private final TargetVersion target = mock();

    @Test
    void aServiceThatNobodyAsksIsNotObserved() throws Exception {
        List<Inspection> inspections = inspections("releases.services.orders-api.source.tag-prefix", "v");

        assertThat(inspections).extracting(Inspection::setting).containsExactly(AT);
        assertThat(inspections.get(0).question().ask())
                .isEqualTo(Finding.notConfigured(
                        "Nobody asks the target what it runs. Set releases.services.orders-api.production."));
    }

    @Test
    void aProgramIsLookedForBeforeItIsRun() throws Exception {
        when(target.look(eq("orders-api"), any()))
                .thenReturn(new Observed(null, null, Instant.EPOCH, "REL-PRD-010 It does not answer."));
        List<Inspection> inspections = inspections(AT + ".command[0]", "no-such-program");

        assertThat(inspections).extracting(Inspection::setting).containsExactly(AT + ".command", AT);
        assertThat(inspections).extracting(Inspection::local).containsExactly(true, false);
        assertThat(inspections.get(0).question().ask().outcome()).isEqualTo(Inspection.Outcome.FAILED);
        assertThat(inspections.get(1).question().ask()).isEqualTo(Finding.failed("REL-PRD-010 It does not answer."));
        assertThat(inspections(AT + ".command[0]", "sh").get(0).question().ask())
                .isEqualTo(Finding.ok("It is there."));
    }

    @Test
    void aFileIsOneThatThisUserMayRead() throws Exception {
        when(target.look(eq("orders-api"), any())).thenReturn(new Observed("1.5.0", null, Instant.EPOCH, null));
        Path file = directory.resolve("running");

        assertThat(inspections(AT + ".file", file.toString()).get(0).question().ask())
                .isEqualTo(Finding.failed(
                        "There is no file " + file + " that this user may read. Correct the path or give the right."));
        Files.writeString(file, "1.5.0");
        List<Inspection> inspections = inspections(AT + ".file", file.toString());
        assertThat(inspections.get(0).question().ask()).isEqualTo(Finding.ok("It can be read."));
        assertThat(inspections.get(1).question().ask()).isEqualTo(Finding.ok("The target runs 1.5.0."));
    }

    private List<Inspection> inspections(String key, String value) {
        Binder settings = new Binder(new MapConfigurationPropertySource(Map.of(key, value)));
        return new ProductionInspector(
                        settings.bindOrCreate("releases", ProductionSettings.class),
                        settings.bindOrCreate("releases", DeploymentSettings.class),
                        target)
                .inspections("orders-api");
    }
}
