package com.maqsafy.releases.api;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.rules.RuleDifference;
import com.maqsafy.releases.rules.RuleVersion;
import com.maqsafy.releases.rules.RuleVersions;
import com.maqsafy.releases.rules.SettingsDifference;
import com.maqsafy.releases.rules.UnknownRuleException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of models, tables and forms over REST, for auditors and process owners. */
@RestController
@RequestMapping("/api/rules")
class RulesController {

    private static final Set<String> READERS = Set.of(Roles.AUDITOR, Roles.PROCESS_OWNER);

    private final RuleVersions rules;
    private final People people;

    RulesController(RuleVersions rules, People people) {
        this.rules = rules;
        this.people = people;
    }

    @GetMapping
    @Operation(
            summary = "Models, tables and forms, and the sets of rules under which releases began",
            description = "Of releases those are named of which the caller may know.")
    RuleVersions.Overview all(Principal caller) {
        return read(caller, rules::overview);
    }

    @GetMapping("/{file}/versions")
    @Operation(
            summary = "The versions of a file: since when, by whom, and which releases began under each",
            description =
                    "A version is a content; deployments one after the other that do not change the file are one version.")
    List<RuleVersion> versions(@PathVariable String file, Principal caller) {
        return read(caller, () -> rules.versions(file));
    }

    @GetMapping("/{file}/difference")
    @Operation(summary = "What differs between two versions of a file, line by line, and of models element by element")
    RuleDifference difference(
            @PathVariable String file,
            @RequestParam(defaultValue = "0") @Parameter(description = "number of a version, from 1; required")
                    int from,
            @RequestParam(defaultValue = "0") @Parameter(description = "number of another; required") int to,
            Principal caller) {
        return read(caller, () -> rules.difference(file, from, to));
    }

    @GetMapping("/sets/difference")
    @Operation(
            summary = "What differs between the settings of two sets of rules, line by line",
            description =
                    "Checks that apply, commands of the plan, the application, and the digests of its files. A set is known to whoever"
                            + " may know of a release that began under it.")
    SettingsDifference settings(
            @RequestParam(defaultValue = "") @Parameter(description = "SHA-256 of a set; required") String from,
            @RequestParam(defaultValue = "") @Parameter(description = "SHA-256 of another; required") String to,
            Principal caller) {
        return read(caller, () -> rules.settings(from, to));
    }

    private <T> T read(Principal caller, Supplier<T> answer) {
        if (Collections.disjoint(people.roles(caller.getName()), READERS)) {
            throw new RequestRefusedException(
                    HttpStatus.FORBIDDEN,
                    "Not allowed",
                    "REL-API-110 Only auditors and process owners read versions of rules. Ask an administrator for one of these roles.");
        }
        try {
            return answer.get();
        } catch (UnknownRuleException e) {
            throw new RequestRefusedException(HttpStatus.NOT_FOUND, "Unknown rule", String.valueOf(e.getMessage()));
        }
    }
}
