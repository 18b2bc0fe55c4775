package com.maqsafy.releases.api;

import com.maqsafy.releases.modelproof.ModelCheck;
import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.DeployedModels;
import com.maqsafy.releases.process.DeployedModels.RunningVersion;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.VisibleReleases;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Models over REST: what their deployment would change and what stands against it. Nothing is deployed. */
@RestController
class ModelsController {

    private static final String MAY_CHECK = Roles.PROCESS_OWNER;

    private final ModelCheck check;
    private final DeployedModels deployed;
    private final VisibleReleases releases;
    private final People people;

    ModelsController(ModelCheck check, DeployedModels deployed, VisibleReleases releases, People people) {
        this.check = check;
        this.deployed = deployed;
        this.releases = releases;
        this.people = people;
    }

    /**
     * What would become of a deployment.
     *
     * @param summary one line
     * @param changes the files that it would change, and in them what
     * @param objections what stands against it, a line each
     * @param running versions that running releases stay on, as far as the caller may know of them
     */
    record Answer(
            boolean ok,
            String summary,
            List<ModelCheck.FileChange> changes,
            List<String> objections,
            List<RunningVersion> running) {}

    /**
     * Judges models as their deployment would: the files given, with the deployed ones for all that are not.
     *
     * @param files .bpmn, .dmn and .form files, one or more, named as in their folder
     * @param principal a process owner
     */
    @PostMapping("/api/models/check")
    @Operation(summary = "Judges models as their deployment would, and deploys nothing")
    Answer check(@RequestParam(required = false) @Nullable List<MultipartFile> files, Principal principal) {
        if (!people.roles(principal.getName()).contains(MAY_CHECK)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN, "Not allowed", "Only process owners check models, as only they deploy them.");
        }
        ModelCheck.Answer answer = check.check(given(files), deployed.newest());
        return new Answer(
                answer.ok(),
                answer.summary(),
                answer.changes(),
                answer.objections(),
                deployed.running().stream().flatMap(this::visible).toList());
    }

    private static Map<String, byte[]> given(@Nullable List<MultipartFile> files) {
        Map<String, byte[]> given = new TreeMap<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String path = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            try {
                if (name.isEmpty() || given.put(name, file.getBytes()) != null) {
                    throw refused(
                            "two files are named '%s', or one has no name. Give every file its own.".formatted(name));
                }
            } catch (IOException e) {
                throw refused("the file '%s' cannot be read. Send it again.".formatted(name));
            }
        }
        if (given.isEmpty()) {
            throw refused("there is no file. Send .bpmn, .dmn and .form files as parts named files.");
        }
        return given;
    }

    private static RequestRefusedException refused(String why) {
        return new RequestRefusedException(HttpStatus.BAD_REQUEST, "No models", "REL-API-060 files: " + why);
    }

    private Stream<RunningVersion> visible(RunningVersion version) {
        List<String> known = version.releases().stream()
                .filter(key -> releases.find(key).isPresent())
                .toList();
        return known.isEmpty()
                ? Stream.empty()
                : Stream.of(new RunningVersion(
                        version.process(),
                        version.version(),
                        version.versionTag(),
                        version.deployedAt(),
                        version.newest(),
                        known));
    }
}
