package com.maqsafy.releases.deployment;

import com.maqsafy.releases.command.Programs;
import com.maqsafy.releases.deployment.ProductionSettings.Question;
import com.maqsafy.releases.deployment.ProductionState.Observed;
import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The target tells which version it runs, as it is asked at every interval. */
@Component
@Order(25)
class ProductionInspector implements ServiceInspector {

    private final ProductionSettings settings;
    private final DeploymentSettings deployments;
    private final TargetVersion target;

    ProductionInspector(ProductionSettings settings, DeploymentSettings deployments, TargetVersion target) {
        this.settings = settings;
        this.deployments = deployments;
        this.target = target;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String property = ProductionSettings.property(service);
        return settings.of(service)
                .map(question -> inspections(service, property, question))
                .orElseGet(() -> List.of(Inspection.elsewhere(
                        "running version",
                        property,
                        () -> Finding.notConfigured("Nobody asks the target what it runs. Set " + property + "."))));
    }

    private List<Inspection> inspections(String service, String property, Question question) {
        List<Inspection> inspections = new ArrayList<>();
        if (!question.command().isEmpty()) {
            Path directory = deployments
                    .of(service)
                    .map(d -> Path.of(d.workingDirectory()))
                    .orElse(Path.of("."));
            inspections.add(Inspection.here(
                    "program that tells the running version",
                    property + ".command",
                    () -> Programs.objection(question.command().get(0), directory)
                            .map(Finding::failed)
                            .orElseGet(() -> Finding.ok("It is there."))));
        }
        if (!question.file().isBlank()) {
            inspections.add(Inspection.here(
                    "file that tells the running version",
                    property + ".file",
                    () -> Files.isReadable(Path.of(question.file()))
                            ? Finding.ok("It can be read.")
                            : Finding.failed("There is no file " + question.file()
                                    + " that this user may read. Correct the path or give the right.")));
        }
        inspections.add(Inspection.elsewhere("running version", property, () -> told(target.look(service, question))));
        return inspections;
    }

    private static Finding told(Observed observed) {
        return observed.version() == null
                ? Finding.failed(String.valueOf(observed.error()))
                : Finding.ok("The target runs " + observed.version() + ".");
    }
}
