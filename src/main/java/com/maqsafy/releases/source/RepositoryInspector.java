package com.maqsafy.releases.source;

import com.maqsafy.releases.command.Programs;
import com.maqsafy.releases.settings.Inspection;
import com.maqsafy.releases.settings.Inspection.Finding;
import com.maqsafy.releases.settings.ServiceInspector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The repository of a service: there, complete, with tags that name versions (OPEN-01, OPEN-02). */
@Component
@Order(10)
class RepositoryInspector implements ServiceInspector {

    private final SourceSettings settings;
    private final SourceRepositories repositories;

    RepositoryInspector(SourceSettings settings, SourceRepositories repositories) {
        this.settings = settings;
        this.repositories = repositories;
    }

    @Override
    public List<Inspection> inspections(String service) {
        String setting = "releases.services." + service + ".source.repository";
        Optional<SourceSettings.Origin> origin =
                Optional.ofNullable(settings.services().get(service)).map(SourceSettings.Service::source);
        Optional<SourceRepository> repository = repositories.of(service);
        if (origin.isEmpty() || repository.isEmpty()) {
            return List.of(Inspection.elsewhere(
                    "repository",
                    setting,
                    () -> Finding.notConfigured("No repository is configured. Set " + setting + ".")));
        }
        Path place = origin.get().remote()
                ? settings.mirrorOf(service)
                : Path.of(origin.get().repository());
        Inspection there = origin.get().remote()
                ? Inspection.elsewhere("repository can be fetched", setting, () -> tags(repository.get()))
                : Inspection.here("repository", setting, () -> local(place));
        List<Inspection> inspections = new ArrayList<>(List.of(
                there,
                Inspection.elsewhere("tags of versions", setting, () -> tags(repository.get())),
                Inspection.elsewhere("complete history", setting, () -> complete(repository.get(), place)),
                Inspection.elsewhere("stable branch", setting, () -> branches(repository.get()))));
        String source = "releases.services." + service + ".source.";
        file(
                "private key for SSH",
                source + "ssh.private-key",
                origin.get().ssh().privateKey(),
                inspections);
        file(
                "known hosts for SSH",
                source + "ssh.known-hosts",
                origin.get().ssh().knownHosts(),
                inspections);
        file("certificates for HTTPS", source + "ca-certificate", origin.get().caCertificate(), inspections);
        pretend(source + "pretend", origin.get().pretend(), inspections);
        return inspections;
    }

    /** Whether the command could run; it is not run, because it asks a database. */
    private static void pretend(String setting, SourceSettings.Pretend pretend, List<Inspection> inspections) {
        String what = "SQL of migrations by their framework";
        if (!pretend.configured()) {
            inspections.add(Inspection.elsewhere(
                    what, setting + ".command", () -> Finding.notConfigured("There is none, their code is read.")));
            return;
        }
        inspections.add(Inspection.here(what, setting + ".command", () -> {
            Path directory = Path.of(pretend.workingDirectory());
            if (!Files.isDirectory(directory)) {
                return Finding.failed("There is no directory " + directory + ". Create it or correct the path.");
            }
            return Programs.objection(pretend.command().get(0), directory)
                    .map(Finding::failed)
                    .orElseGet(() -> Finding.ok("Its program is there, its placeholders can be filled in."));
        }));
    }

    private static void file(String what, String setting, String file, List<Inspection> inspections) {
        if (!file.isBlank()) {
            inspections.add(Inspection.here(
                    what,
                    setting,
                    () -> Files.isRegularFile(Path.of(file)) && Files.isReadable(Path.of(file))
                            ? Finding.ok("It can be read.")
                            : Finding.failed("There is no file " + file
                                    + " that this user may read. Correct the path or give the right.")));
        }
    }

    private static Finding local(Path place) {
        if (!Files.isDirectory(place)) {
            return Finding.failed("There is no directory " + place + ". Correct the path.");
        }
        boolean bare = Files.isDirectory(place.resolve("objects")) && Files.isRegularFile(place.resolve("HEAD"));
        return bare || Files.exists(place.resolve(".git"))
                ? Finding.ok("It is a Git repository.")
                : Finding.failed(place + " is no Git repository. Correct the path, or clone the repository there.");
    }

    private static Finding tags(SourceRepository repository) {
        List<VersionTag> tags = repository.versionTags();
        return tags.isEmpty()
                ? Finding.failed("No tag names a version. Tag what production runs, e.g. v1.0.0.")
                : Finding.ok(tags.size() + " tags of versions, the highest is "
                        + tags.get(tags.size() - 1).name() + ".");
    }

    private static Finding complete(SourceRepository repository, Path place) {
        repository.branchHead("main");
        boolean shallow = Stream.of(
                        place.resolve("shallow"), place.resolve(".git").resolve("shallow"))
                .anyMatch(Files::isRegularFile);
        if (!shallow && repository.isPartial()) {
            return Finding.failed("The repository is a partial clone (git clone --filter), files are missing."
                    + " Clone it again without --filter.");
        }
        return shallow
                ? Finding.failed("The repository is a shallow clone, what came before is missing."
                        + " Run git fetch --unshallow there.")
                : Finding.ok("The history is complete.");
    }

    private static Finding branches(SourceRepository repository) {
        List<String> stable = Stream.of("main", "production")
                .filter(branch -> repository.branchHead(branch).isPresent())
                .toList();
        return stable.isEmpty()
                ? Finding.failed("There is neither main nor production. Create one of them.")
                : Finding.ok(String.join(" and ", stable) + " can be read.");
    }
}
