package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets whose line or document says that they are, and no name beside them: the lines of PostgreSQL's {@code .pgpass}, and
 * what stands in a {@code Secret} of Kubernetes under any key.
 */
final class SecretLinesRule implements LeakRule {

    /** Longer lines are none of these. */
    private static final int LONGEST = 4000;

    /** Host, port, database, account and password. */
    private static final Pattern PGPASS = Pattern.compile(
            "[ \\t>`\"'$-]{0,8}+(?:[*-][ \\t]{1,3}+)?+(?:\\*|[A-Za-z0-9][A-Za-z0-9._-]{0,100}+):(?<port>\\*|[0-9]{4,5}+):[^\\s:/]{1,63}+:[^\\s:/]{1,63}+:(?<value>[^\\s:`\"'][^\\s`\"']{3,200}+)[ \\t`\"']{0,4}+\\r?");

    private static final Pattern KIND = Pattern.compile(
            "[ \\t-]{0,40}+[\"']?kind[\"']?[ \\t]{0,4}+:[ \\t]{0,4}+[\"']?Secret[\"']?,?[ \\t]{0,8}+\\r?");
    private static final Pattern DATA = Pattern.compile(
            "(?<indent>[ \\t]{0,40}+)[\"']?(?:data|stringData)[\"']?[ \\t]{0,4}+:[ \\t]{0,4}+\\{?[ \\t]{0,8}+\\r?");
    private static final Pattern MEMBER = Pattern.compile(
            "(?<indent>[ \\t]{1,44}+)[\"']?(?<key>[A-Za-z0-9._-]{1,100}+)[\"']?[ \\t]{0,4}+:[ \\t]{1,4}+[\"']?(?<value>[^\\s\"'|>][^\\s\"']{5,3000}+)[\"']?,?[ \\t]{0,8}+\\r?");
    /** Members that are no secret, and those that are public. */
    private static final Pattern PUBLIC = Pattern.compile(
            "(?i).*(?:user|username|host|hostname|port|url|uri|endpoint|email|database|dbname|namespace|region|type|crt|cert|ca|issuer)");

    @Override
    public String name() {
        return "secret-line";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        var document = new ArrayList<int[]>();
        boolean secret = false;
        String text = folded.text();
        for (int at = 0; at <= text.length(); ) {
            int next = text.indexOf('\n', at);
            int end = next < 0 ? text.length() : next;
            if (text.startsWith("---", at)) {
                members(folded, secret ? document : List.of(), findings);
                document.clear();
                secret = false;
            } else if (end - at <= LONGEST && colon(text, at, end)) {
                document.add(new int[] {at, end});
                secret |= folded.matches(KIND, at, end);
                password(folded, at, end, findings);
            }
            at = end + 1;
        }
        members(folded, secret ? document : List.of(), findings);
        return findings;
    }

    private void password(FoldedText folded, int start, int end, List<Finding> findings) {
        if (end - start > 500 || !folded.matches(PGPASS, start, end)) {
            return;
        }
        Matcher line = PGPASS.matcher(folded.text()).region(start, end);
        String value = line.matches() ? line.group("value") : "";
        var kinds = Characters.of(value);
        boolean looks =
                kinds.digits() > 0 || kinds.symbols() > 0 || line.group("port").matches("\\*|543[0-9]|6432");
        if (looks && !Placeholders.isOne(value)) {
            findings.add(finding(line.start("value"), line.end("value")));
        }
    }

    /** What the lines of a document hold below its data. */
    private void members(FoldedText folded, List<int[]> lines, List<Finding> findings) {
        int data = -1;
        for (int[] line : lines) {
            Matcher begins = DATA.matcher(folded.text()).region(line[0], line[1]);
            if (begins.matches()) {
                data = begins.group("indent").length();
                continue;
            }
            data = indent(folded.text(), line[0], line[1]) > data ? data : -1;
            Matcher member = MEMBER.matcher(folded.text()).region(line[0], line[1]);
            if (data < 0 || !member.matches()) {
                continue;
            }
            String value = member.group("value");
            var kinds = Characters.of(value);
            boolean looks = kinds.digits() > 0 || kinds.symbols() > 0 || kinds.upper() > 0;
            if (looks && !PUBLIC.matcher(member.group("key")).matches() && !Placeholders.isOne(value)) {
                findings.add(finding(member.start("value"), member.end("value")));
            }
        }
    }

    private static boolean colon(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == ':') {
                return true;
            }
        }
        return false;
    }

    private static int indent(String text, int start, int end) {
        int at = start;
        while (at < end && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at - start;
    }

    private Finding finding(int start, int end) {
        return new Finding(name(), start, end, "A secret of a file of secrets; remove it and change it.");
    }
}
