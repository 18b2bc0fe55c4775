package com.maqsafy.releases.security;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.approval.ApprovalFloor;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Map;

/** The story of a security release that goes well. */
public final class SecurityStory {

    private SecurityStory() {}

    /** Prepared: the vulnerability is documented and judged, and the security tests have passed. */
    public static ReleaseStory assessed() {
        return assess(ReleaseStory.prepared(SecurityStory::isASecurityRelease));
    }

    /** Deployed and checked; the fix is verified and the checklist answered. */
    public static ReleaseStory completed() {
        return assessed()
                .approve()
                .startDeployment()
                .deploy()
                .check("hole", "SEC-08", true, 1, "passed")
                .add("fixVerified", "security", """
                        {commit: '%s', attempt: 1, decision: 'closed', statement: 'the request is answered 403',
                         checks: ['hole']}""".formatted(ReleaseStory.COMMIT))
                .add("securityChecklistAnswered", "security", """
                        {attempt: 1, answers: {'SEC-05': {answer: 'done'}, 'SEC-06': {answer: 'done'},
                         'SEC-07': {answer: 'not-needed', reason: 'nobody outside uses it'}}}""");
    }

    private static void isASecurityRelease(ReleaseStory story) {
        story.type = ReleaseType.SECURITY;
        story.changeType = "fix";
        story.version = "1.4.2";
        story.approvers = Map.of("technical-owner", "tech", ApprovalFloor.SECURITY_OWNER_OR_MANAGEMENT, "security");
    }

    private static ReleaseStory assess(ReleaseStory story) {
        return story.add("vulnerabilityDocumented", "security", """
                        {identifier: 'CVE-2026-4242', description: 'orders of another tenant can be read',
                         cvssVector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', cvssVersion: '3.1', score: 9.8,
                         severity: 'critical', affectedSystems: ['the order API'], affectedVersions: ['1.4.1'],
                         component: 'OrderScope', exploit: 'tenant_id=*'}""")
                .add(
                        "exploitRiskReviewed",
                        "security",
                        "{exploitation: 'proof-of-concept', exposure: 'public', reasoning: 'it was published'}")
                .add(
                        "remediationDeadlineSet",
                        "system:policy",
                        "{risk: 'critical', remediateWithin: 'PT4H', remediateBy: '2026-03-02T12:00:00Z'}")
                .test("TEST-07");
    }
}
