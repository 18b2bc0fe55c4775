package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.databind.JsonNode;
import com.maqsafy.releases.calendar.ServiceTimes;
import com.maqsafy.releases.cockpit.TimelineEntry.Tone;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.RanBefore;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A ledger record in words: a sentence without its subject, which is the actor.
 *
 * <p>Tells what the record says and no more; a member that is missing is left out, and a kind that is not known here is
 * told by its name, so that no record is ever hidden.
 */
record TimelineWords(String text, Tone tone) {

    private static final int LONGEST = 280;
    private static final Set<String> GOOD_WORDS =
            Set.of("passed", "succeeded", "approve", "approved", "reviewed", "confirm", "done", "agree", "acceptable");
    private static final Set<String> BAD_WORDS = Set.of(
            "failed",
            "errored",
            "timed-out",
            "stopped",
            "interrupted",
            "not-started",
            "reject",
            "rejected",
            "rework",
            "refuse",
            "not-acceptable",
            "roll-back");

    /** The words for a record. */
    static TimelineWords of(LedgerRecord record) {
        return of(record.kind(), record.payload());
    }

    static TimelineWords of(String kind, JsonNode p) {
        return switch (kind) {
            case "releaseRequested" ->
                plain("requested the release of " + text(p, "service") + " " + text(p, "version") + " from "
                        + text(p, "branch") + at(p, "commit") + ": " + text(p, "summary"));
            case "releaseAmended" -> plain("changed " + names(p));
            case "sourceInspected" -> inspected(p);
            case "requiredTestsDetermined" ->
                plain("determined the required tests: " + list(p.path("tests"), t -> text(t, "test")));
            case "checklistAnswered" -> checklist(p);
            case "testReported" -> tested(p);
            case "migrationStagingTested" -> toned(p, "outcome", "tried the migrations on staging");
            case "migrationReviewed" -> toned(p, "decision", "reviewed the migrations");
            case "destructiveOperationDecided" -> toned(p, "decision", "decided on destructive database operations");
            case "rollbackPlanDocumented" ->
                plain("documented the rollback plan: back to " + text(p, "previousVersion") + ", database "
                        + spaced(text(p, "database")) + ", approved by a " + spaced(text(p, "approverRole")));
            case "notesWritten" -> plain("wrote the release notes");
            case "leakFindingWaived" ->
                bad("waived what the leak scanner found (" + text(p, "finding") + "): " + text(p, "reason"));
            case "gateEvaluated" -> gate(p);
            case "reworkRequested" ->
                bad("asked for rework of " + list(p.path("parts"), n -> spaced(n.asText())) + reason(p));
            case "approvalRoundOpened" ->
                plain("asked for approval by " + list(p.path("roles"), r -> role(text(r, "role"))) + " of content "
                        + brief(text(p, "contentDigest")));
            case "approvalDecided" -> approval(p);
            case "approvalLapsed" ->
                bad("found that it waits on what counts no longer: "
                        + list(p.path("findings"), TimelineWords::finding));
            case "deploymentPlanned" ->
                plain("fixed the " + counted(p.path("steps").size(), "command") + " that would run");
            case "deploymentStarted" -> plain("started the deployment" + attempt(p));
            case "productionObserved" -> observed(p);
            case "rollbackAvailabilityChecked" ->
                toned(p, "outcome", "asked whether version " + text(p, "version") + " can still be had");
            case "riskAssessed" ->
                plain("assessed the risk as " + text(p, "risk")
                        + (p.path("peak").asBoolean() ? ", at peak time" : "")
                        + reason(p));
            case "peakDeploymentDecided" -> toned(p, "decision", "decided on deploying at peak time");
            case "backupTaken" ->
                toned(
                        p,
                        "outcome",
                        "took a backup" + sized(p) + (text(p, "message").isEmpty() ? "" : ", " + text(p, "message")));
            case "backupConfirmed" -> toned(p, "decision", "decided on the backup");
            case "stepStarted" ->
                plain("started step " + text(p, "index") + " of " + text(p, "of") + " of the " + text(p, "plan") + ", “"
                        + title(p) + "”");
            case "stepStopRequested" ->
                bad("asked to stop the " + text(p, "plan") + " step “" + title(p) + "”" + reason(p));
            case "stepEnded" ->
                toned(p, "outcome", "ran the " + text(p, "plan") + " step “" + title(p) + "”" + took(p));
            case "failedStepDecided" ->
                toned(p, "decision", "decided on the failed " + text(p, "plan") + " step " + text(p, "step"));
            case "maintenanceEntering" -> plain("began to switch maintenance mode on");
            case "closingDecided" -> toned(p, "decision", "decided how to close the service");
            case "reopeningDecided" -> toned(p, "decision", "decided how to bring the service online");
            case "maintenanceHeldLong" ->
                bad("reminded that the service is held in maintenance mode since " + time(p, "since"));
            case "maintenanceEntered" -> toned(p, "outcome", "switched maintenance mode on");
            case "maintenanceLeft" -> toned(p, "outcome", "switched maintenance mode off");
            case "checkRun" ->
                toned(
                        p,
                        "outcome",
                        "checked " + spaced(text(p, "check")) + " after the " + text(p, "purpose") + evidence(p));
            case "verificationRoundOpened" ->
                plain("asked for the checks after the " + text(p, "purpose") + ": "
                        + list(p.path("checks"), n -> spaced(n.asText())));
            case "recoveryDecided" -> toned(p, "decision", "decided how to recover by hand");
            case "failedChecksDecided" ->
                toned(p, "decision", "decided on failed checks: " + list(p.path("checks"), n -> spaced(n.asText())));
            case "rollbackDecided" -> toned(p, "decision", "decided on the rollback as " + role(text(p, "role")));
            case "rolledBack" -> bad("rolled back to " + text(p, RanBefore.MEMBER));
            case "tagVerified" -> tag(p);
            case "notesStored" -> good("stored the release notes at " + text(p, "location"));
            case "released" -> good("released it" + reason(p));
            case "withdrawalRequested" -> plain("asked to withdraw the release" + reason(p));
            case "rejected", "withdrawn" -> bad(kind + reason(p));
            case "failed" -> bad("recorded that the release failed" + reason(p));
            case "statusChanged" -> status(p);
            case "engineIntervention" ->
                bad("intervened through the engine: " + text(p, "operation") + " of " + text(p, "target") + " ("
                        + text(p, "detail") + ")");
            case "dutyRefused" ->
                bad("tried " + text(p, "operation") + " for " + text(p, "account") + " and was refused: "
                        + text(p, "message"));
            case "breakGlassOpened" ->
                bad("asked to lift " + text(p, "duty") + " for "
                        + (text(p, "account") + " " + text(p, "role")).strip() + " (" + text(p, "lasts") + "): "
                        + text(p, "reason"));
            case "breakGlassConfirmed" -> bad("confirmed the break-glass: the duty is lifted");
            case "breakGlassUsed" ->
                bad("did with the break-glass what " + text(p, "duty") + " forbids: " + text(p, "what") + " as "
                        + text(p, "role"));
            case "breakGlassEnded" -> plain("the break-glass is over: " + text(p, "how"));
            case "engineCallRefused" ->
                bad("tried " + text(p, "operation") + " through the engine and was refused: "
                        + list(p.path("values"), v -> text(v, "name") + " = " + text(v, "new")));
            case "taskReturned" ->
                plain("returned the task of " + text(p, "account") + ", whose account was deactivated, to its groups: "
                        + text(p, "task") + reason(p));
            case "restrictionImposed" ->
                plain("restricted the release to " + list(p.path("roles"), n -> spaced(n.asText())) + " and its owner "
                        + text(p, "owner"));
            case "vulnerabilityDocumented" ->
                plain("documented the vulnerability " + text(p, "identifier") + ": " + text(p, "severity") + ", score "
                        + text(p, "score") + " by CVSS " + text(p, "cvssVersion"));
            case "exploitRiskReviewed" ->
                plain("judged the risk of exploitation: " + spaced(text(p, "exploitation")) + ", exposed to "
                        + exposure(p) + " — " + text(p, "reasoning"));
            case "remediationDeadlineSet" ->
                plain("set the risk of exploitation to " + text(p, "risk") + ", to be closed before "
                        + time(p, "remediateBy"));
            case "fixVerified" -> fix(p);
            case "securityChecklistAnswered" -> good("answered the security checklist: " + fields(p.path("answers")));
            case "restrictionLifted" -> plain("disclosed the release" + reason(p));
            case "incidentReported" ->
                bad("reported the incident " + text(p, "incident") + ": " + text(p, "whatBroke") + ", since "
                        + time(p, "brokenSince"));
            case "hotfixScopeMeasured" -> hotfixScope(p);
            case "hotfixScopeDecided" -> toned(p, "decision", "decided on the size of the hotfix");
            case "rootCauseDocumented" ->
                plain("documented the root cause (" + text(p, "finding") + " finding): " + text(p, "rootCause"));
            case "riskReviewed" -> toned(p, "decision", "reviewed the risk (" + text(p, "risk") + ")");
            case "riskReviewReminded" -> bad("reminded of the risk review, due at " + time(p, "dueAt"));
            case "riskReviewEscalated" ->
                bad("escalated the risk review, due at " + time(p, "dueAt") + ", to management");
            case "stabilisationStarted" ->
                plain("began the stabilisation until " + time(p, "until") + "; the review is due at "
                        + time(p, "reviewDueAt"));
            case "reviewOverdue" ->
                bad("found the review overdue since " + time(p, "reviewDueAt") + ": ordinary releases wait");
            case "hotfixReviewed" ->
                good("reviewed the hotfix: " + text(p, "rootCause") + "; "
                        + list(p.path("actions"), a -> text(a, "action") + " by " + text(a, "owner")));
            case "deploymentRefused" ->
                bad("refused to touch production: " + list(p.path("findings"), TimelineWords::finding));
            case "technicalFailure" ->
                bad((p.path("refused").asBoolean() ? "was refused at " : "failed at ")
                        + text(p, "what") + " — " + text(p, "message") + "; asked of "
                        + list(p.path("owners"), g -> role(g.asText())));
            case "technicalFailureEscalated" ->
                bad("escalated the technical failure of " + text(p, "what") + ", due at " + time(p, "dueAt"));
            case "technicalFailureDecided" ->
                plain("decided on the technical failure of " + text(p, "what") + ": "
                        + spaced(text(p, "decision"))
                        + (text(p, "role").isEmpty() ? "" : " to " + role(text(p, "role")))
                        + reason(p));
            case "technicalFailureSettled" ->
                plain("saw the technical failure of " + text(p, "what") + " gone without an answer");
            default -> plain(kind.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT));
        };
    }

    private static TimelineWords inspected(JsonNode p) {
        List<String> parts = new ArrayList<>();
        parts.add("inspected " + brief(text(p, "commit")));
        if (p.has("commits")) {
            parts.add(counted(p.path("commits").asInt(), "commit"));
        }
        if (p.has("files")) {
            parts.add(counted(p.path("files").asInt(), "file") + " changed");
        }
        parts.add(counted(p.path("migrations").size(), "migration"));
        boolean offBranch =
                p.has("branchContainsCommit") && !p.path("branchContainsCommit").asBoolean();
        boolean altered = !p.path("alteredMigrations").isEmpty();
        if (offBranch) {
            parts.add("the branch does not contain the commit");
        }
        if (altered) {
            parts.add("migrations that ran before were altered");
        }
        String text = String.join(", ", parts);
        return offBranch || altered ? bad(text) : plain(text);
    }

    private static TimelineWords hotfixScope(JsonNode p) {
        boolean within = p.path("within").asBoolean();
        String text = "measured " + counted(p.path("files").asInt(), "file") + ", "
                + counted(p.path("lines").asInt(), "line") + " and "
                + counted(p.path("areas").size(), "area") + ", "
                + (within ? "within what a hotfix may change" : "more than a hotfix may change without management");
        return within ? good(text) : bad(text);
    }

    private static TimelineWords checklist(JsonNode p) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        p.path("answers").forEach(a -> counts.merge(text(a, "answer"), 1, Integer::sum));
        String answers = counts.entrySet().stream()
                .map(e -> e.getValue() + " " + spaced(e.getKey()))
                .collect(Collectors.joining(", "));
        String text = "answered the " + text(p, "checklist") + " checklist: " + answers;
        return counts.containsKey("no") ? bad(text) : good(text);
    }

    private static TimelineWords fix(JsonNode p) {
        String statement = text(p, "statement").isEmpty() ? "" : " — " + text(p, "statement");
        return switch (text(p, "decision")) {
            case "closed" -> good("verified that the vulnerability is closed" + statement);
            case "again" -> plain("asked to verify the fix again" + statement);
            default -> bad("found the vulnerability still open" + statement);
        };
    }

    private static String fields(JsonNode answers) {
        List<String> rows = new ArrayList<>();
        answers.fields()
                .forEachRemaining(a -> rows.add(a.getKey() + " " + spaced(text(a.getValue(), "answer"))
                        + (text(a.getValue(), "reason").isEmpty() ? "" : " (" + text(a.getValue(), "reason") + ")")));
        return String.join(", ", rows);
    }

    private static TimelineWords tested(JsonNode p) {
        String how = text(p, "source").equals("junit")
                ? "reported " + text(p, "test") + " with JUnit results of "
                        + counted(p.path("total").asInt(), "test") + ", "
                        + (p.path("failed").asInt() + p.path("errors").asInt()) + " of them failing"
                : "stated the result of " + text(p, "test");
        String same = p.path("sameDocumentAs").isEmpty()
                ? ""
                : " with the same document as for " + list(p.path("sameDocumentAs"), JsonNode::asText);
        return toned(p, "outcome", how + same);
    }

    private static TimelineWords gate(JsonNode p) {
        String stage = "evaluated the release gate for " + text(p, "stage") + ": ";
        if (p.path("deployable").asBoolean()) {
            return good(stage + "nothing is missing");
        }
        return bad(stage + counted(p.path("findings").size(), "finding") + ": "
                + list(p.path("findings"), TimelineWords::finding));
    }

    private static String finding(JsonNode finding) {
        return finding.isTextual() ? finding.asText() : text(finding, "item") + " " + text(finding, "message");
    }

    private static TimelineWords approval(JsonNode p) {
        String as = " as " + role(text(p, "role")) + " for content " + brief(text(p, "contentDigest")) + reason(p)
                + lately(p) + lifted(p);
        return switch (text(p, "decision")) {
            case "approve" -> good("approved" + as);
            case "rework" -> bad("asked for rework" + as);
            default -> bad("rejected" + as);
        };
    }

    /** A role given only lately is never overlooked. */
    private static String lately(JsonNode p) {
        List<String> asked = List.of(text(p, "role").split(","));
        List<String> lately = new ArrayList<>();
        p.path("act").path("roles").forEach(role -> {
            if (role.path("recent").asBoolean() && asked.contains(text(role, "role"))) {
                lately.add(text(role, "role") + " since " + text(role, "since") + " by " + text(role, "givenBy"));
            }
        });
        return lately.isEmpty() ? "" : "; the role was given only lately: " + String.join(", ", lately);
    }

    private static String lifted(JsonNode p) {
        List<String> lifted = new ArrayList<>();
        p.path("act").path("lifted").forEach(l -> lifted.add(text(l, "duty")));
        return lifted.isEmpty() ? "" : "; lifted: " + String.join(", ", lifted);
    }

    private static TimelineWords tag(JsonNode p) {
        return p.path("matches").asBoolean()
                ? good("found the tag " + text(p, "tag") + " at the approved commit")
                : bad("found the tag " + text(p, "tag") + " not at the approved commit");
    }

    private static TimelineWords status(JsonNode p) {
        String to = text(p, "to");
        String text = "moved the release from " + spaced(text(p, "from")) + " to " + spaced(to);
        return switch (to) {
            case "released" -> good(text);
            case "rolling-back", "rolled-back", "rejected", "failed" -> bad(text);
            default -> plain(text);
        };
    }

    private static TimelineWords observed(JsonNode p) {
        if (!text(p, "error").isEmpty()) {
            return bad("asked what production runs: " + text(p, "error"));
        }
        String seen = "asked what production runs: " + text(p, "found");
        return text(p, "found").equals(text(p, "expected"))
                ? good(seen)
                : bad(seen + ", recorded is " + text(p, "expected"));
    }

    private static TimelineWords toned(JsonNode p, String member, String what) {
        String word = text(p, member);
        String text = what + (word.isEmpty() ? "" : ": " + spaced(word)) + reason(p);
        return BAD_WORDS.contains(word) ? bad(text) : GOOD_WORDS.contains(word) ? good(text) : plain(text);
    }

    private static String names(JsonNode p) {
        List<String> names = new ArrayList<>();
        p.fieldNames()
                .forEachRemaining(n -> names.add(n.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT)));
        return String.join(", ", names);
    }

    private static String sized(JsonNode p) {
        return p.has("bytes")
                ? " of " + String.format(Locale.ROOT, "%,d", p.path("bytes").asLong()) + " bytes"
                : "";
    }

    private static String title(JsonNode p) {
        return text(p, "title").isEmpty() ? text(p, "step") : text(p, "title");
    }

    private static String took(JsonNode p) {
        return p.has("durationMs")
                ? String.format(Locale.ROOT, " in %.1f s", p.path("durationMs").asLong() / 1000.0)
                : "";
    }

    private static String evidence(JsonNode p) {
        return text(p, "evidence").isEmpty() ? "" : " (" + text(p, "evidence") + ")";
    }

    private static String attempt(JsonNode p) {
        return p.path("attempt").asInt(1) > 1 ? ", attempt " + p.path("attempt").asInt() : "";
    }

    private static String reason(JsonNode p) {
        return text(p, "reason").isEmpty() ? "" : " — " + text(p, "reason");
    }

    private static String at(JsonNode p, String member) {
        return text(p, member).isEmpty() ? "" : " at " + brief(text(p, member));
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String list(JsonNode array, java.util.function.Function<JsonNode, String> words) {
        List<String> all = new ArrayList<>();
        array.forEach(n -> all.add(words.apply(n)));
        return all.isEmpty() ? "nothing" : String.join(", ", all);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).isValueNode() && !node.path(member).isNull()
                ? node.path(member).asText().strip()
                : "";
    }

    /** A time as people read it, to the minute; what is no time stays as it is. */
    private static String time(JsonNode node, String member) {
        String text = text(node, member);
        try {
            return ServiceTimes.minute(Instant.parse(text), ZoneId.of("UTC"));
        } catch (DateTimeParseException e) {
            return text;
        }
    }

    private static String brief(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }

    /** A role; one that members of either of two groups may fill names both. */
    private static String role(String groups) {
        return spaced(groups.replace(",", " or "));
    }

    private static String exposure(JsonNode p) {
        return switch (text(p, "exposure")) {
            case "internal" -> "our own network";
            case "authenticated" -> "anybody with an account";
            case "public" -> "anybody on the internet";
            default -> spaced(text(p, "exposure"));
        };
    }

    private static String spaced(String word) {
        return word.replace('-', ' ');
    }

    private static TimelineWords good(String text) {
        return new TimelineWords(clipped(text), Tone.GOOD);
    }

    private static TimelineWords bad(String text) {
        return new TimelineWords(clipped(text), Tone.BAD);
    }

    private static TimelineWords plain(String text) {
        return new TimelineWords(clipped(text), Tone.PLAIN);
    }

    /** One line; the whole is in the payload. */
    private static String clipped(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }
}
