/**
 * REST for CI pipelines and clients: start a release, hand in test results, ask whether it may be deployed, read the log.
 *
 * <p>Owns the representation of requests, answers and errors (RFC 9457), nothing else; every decision is made by the
 * modules behind it, and every start passes the same validation as the form in Tasklist.
 */
@NullMarked
@ApplicationModule(
        displayName = "API",
        allowedDependencies = {
            "person",
            "release",
            "evidence",
            "policy",
            "proposal",
            "source",
            "modelproof",
            "approval",
            "process",
            "notes",
            "deployment",
            "events",
            "hotfix",
            "security",
            "settings",
            "instance",
            "database",
            "notification",
            "signin",
            "testreport",
            "report",
            "rules",
            "search",
            "deputy",
            "overview",
            "suspicion",
            "retention"
        })
package com.maqsafy.releases.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
