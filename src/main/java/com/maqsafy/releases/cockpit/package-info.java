/**
 * The auditors' pages in Camunda Cockpit: the release log, and for each release its path through the models and its timeline.
 *
 * <p>Owns the read-only endpoints behind those pages and the wording of ledger records; the pages are ES
 * modules beside Cockpit's own scripts ({@code META-INF/resources/webjars/camunda/app/cockpit/scripts}). Decides who may
 * look, nothing else, and keeps nothing: everything shown is a view of releases, ledger and engine history.
 */
@NullMarked
@ApplicationModule(
        displayName = "Cockpit",
        allowedDependencies = {
            "person",
            "release",
            "evidence",
            "approval",
            "calendar",
            "policy",
            "process",
            "report",
            "deployment",
            "failure",
            "database",
            "rules"
        })
package com.maqsafy.releases.cockpit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
