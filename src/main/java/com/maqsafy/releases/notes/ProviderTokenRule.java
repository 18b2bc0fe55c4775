package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tokens whose form tells who issued them. */
final class ProviderTokenRule implements LeakRule {

    private static final int LONGEST_ACCOUNT = 16;
    private static final String WORD = "[A-Za-z0-9_-]";

    /**
     * Each kind is looked for only where its anchor (lower case) stands, so the text is read at the speed of a plain
     * search. Repetitions are bounded and possessive.
     */
    private static final List<Kind> KINDS = List.of(
            kind(
                    "aws-access-key",
                    "(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])",
                    "akia",
                    "asia",
                    "abia",
                    "acca"),
            kind("github-token", "gh[pousr]_[A-Za-z0-9]{36,251}+", "ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
            kind("github-token", "github_pat_[A-Za-z0-9_]{36,251}+", "github_pat_"),
            kind(
                    "gitlab-token",
                    "gl(?:pat|ptt|dt|rt|cbt|oas|agent)-" + WORD + "{20,300}+",
                    "glpat-",
                    "glptt-",
                    "gldt-",
                    "glrt-",
                    "glcbt-",
                    "gloas-",
                    "glagent-"),
            kind(
                    "slack-token",
                    "xox[abeoprs]-[A-Za-z0-9-]{10,300}+",
                    "xoxa-",
                    "xoxb-",
                    "xoxe-",
                    "xoxo-",
                    "xoxp-",
                    "xoxr-",
                    "xoxs-"),
            kind("slack-token", "xapp-[A-Za-z0-9-]{20,300}+", "xapp-"),
            kind(
                    "slack-webhook",
                    "hooks\\.slack\\.com/(?:services|workflows)/[A-Za-z0-9/_-]{20,200}+",
                    "hooks.slack.com/"),
            kind(
                    "stripe-key",
                    "[sr]k_(?:live|test)_[A-Za-z0-9]{10,255}+",
                    "sk_live_",
                    "rk_live_",
                    "sk_test_",
                    "rk_test_"),
            kind("stripe-webhook-secret", "whsec_[A-Za-z0-9+/=]{16,255}+", "whsec_"),
            kind("google-api-key", "AIza" + WORD + "{35}(?!" + WORD + ")", "aiza"),
            kind("google-oauth-token", "(?:ya29\\.|GOCSPX-)" + WORD + "{20,2000}+", "ya29.", "gocspx-"),
            kind("ai-provider-key", "(?<!-)sk-(?=[A-Za-z_-]{0,100}+[0-9])" + WORD + "{20,300}+", "sk-"),
            kind("npm-token", "npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])", "npm_"),
            kind("sendgrid-key", "SG\\." + WORD + "{16,64}+\\." + WORD + "{16,128}+", "sg."),
            kind("twilio-key", "SK[0-9a-f]{32}(?![A-Za-z0-9])", "sk"),
            kind("azure-storage-key", "AccountKey=[A-Za-z0-9+/]{40,120}+={0,2}+", "accountkey="),
            kind("laravel-app-key", "base64:(?:[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{22}==)", "base64:"),
            kind("digitalocean-token", "do[opr]_v1_[0-9a-f]{64}", "dop_v1_", "doo_v1_", "dor_v1_"),
            kind("pypi-token", "pypi-" + WORD + "{50,1000}+", "pypi-"),
            kind("telegram-bot-token", ":AA" + WORD + "{33}(?!" + WORD + ")", ":aa"),
            new Kind(
                    "jwt",
                    List.of("eyj"),
                    Pattern.compile("(?<!" + WORD + ")eyJ" + WORD + "{8,8000}+\\.eyJ" + WORD + "{2,16000}+(?:\\." + WORD
                            + "{0,8000}+)?")),
            new Kind(
                    "bearer-token",
                    List.of("bearer", "basic"),
                    Pattern.compile(
                            "(?i)(?<![a-z0-9])(?:bearer[\\s:]{1,4}+(?=[a-z._~+/-]{0,200}[0-9])[a-z0-9._~+/-]{16,8000}+={0,2}+"
                                    + "|(?<=authorization[\"']{0,1}[ =:]{1,3}[\"']{0,1})basic[ \\t]{1,4}+[a-z0-9+/]{8,1000}+={0,2}+)")));

    @Override
    public String name() {
        return "provider-token";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public boolean acrossLines() {
        return true;
    }

    @Override
    public List<Finding> find(FoldedText text) {
        var findings = new ArrayList<Finding>();
        KINDS.forEach(kind -> kind.find(text, findings));
        return findings;
    }

    private static Kind kind(String rule, String expression, String... anchors) {
        String before = anchors[0].startsWith(":") ? "(?<=[0-9]{8})" : "(?<![A-Za-z0-9])";
        return new Kind(rule, List.of(anchors), Pattern.compile(before + expression));
    }

    private record Kind(String rule, List<String> anchors, Pattern pattern) {

        void find(FoldedText folded, List<Finding> findings) {
            var matcher = pattern.matcher(folded.text()).useTransparentBounds(true);
            for (String anchor : anchors) {
                int at = folded.lower().indexOf(anchor);
                while (at >= 0) {
                    int next = at + 1;
                    matcher.region(at, folded.text().length());
                    if (matcher.lookingAt()) {
                        findings.add(new Finding(
                                rule,
                                start(folded.text(), at),
                                matcher.end(),
                                "A secret (" + rule + "); remove it, revoke it and issue a new one."));
                        next = matcher.end();
                    }
                    at = folded.lower().indexOf(anchor, next);
                }
            }
        }

        /** A token whose anchor is a colon begins with the number of the account before it. */
        private static int start(String text, int anchor) {
            int start = anchor;
            while (text.charAt(anchor) == ':'
                    && start > 0
                    && anchor - start < LONGEST_ACCOUNT
                    && Character.isDigit(text.charAt(start - 1))) {
                start--;
            }
            return start;
        }
    }
}
