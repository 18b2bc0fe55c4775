package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.rules.RuleDifference;
import com.maqsafy.releases.rules.RuleVersion;
import com.maqsafy.releases.rules.RuleVersions;
import com.maqsafy.releases.rules.SettingsDifference;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page of rules reads, as {@link ReleasePagesController} does for releases. */
@RestController
@RequestMapping("${camunda.bpm.webapp.application-path:/camunda}/api/rules")
class RulePagesController {

    private final AuditAccess access;
    private final RuleVersions rules;

    RulePagesController(AuditAccess access, RuleVersions rules) {
        this.access = access;
        this.rules = rules;
    }

    /** Runs before every method here, also those still to come. */
    @ModelAttribute
    void onlyForReaders() {
        access.require();
    }

    @GetMapping
    ResponseEntity<RuleVersions.Overview> all() {
        return fresh(rules.overview());
    }

    @GetMapping("/{file}/versions")
    ResponseEntity<List<RuleVersion>> versions(@PathVariable String file) {
        return fresh(rules.versions(file));
    }

    @GetMapping("/{file}/difference")
    ResponseEntity<RuleDifference> difference(
            @PathVariable String file,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "0") int to) {
        return fresh(rules.difference(file, from, to));
    }

    @GetMapping("/sets/difference")
    ResponseEntity<SettingsDifference> settings(
            @RequestParam(defaultValue = "") String from, @RequestParam(defaultValue = "") String to) {
        return fresh(rules.settings(from, to));
    }

    private static <T> ResponseEntity<T> fresh(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
