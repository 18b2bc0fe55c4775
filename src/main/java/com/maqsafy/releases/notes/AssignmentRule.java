package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Values given to names such as password, secret, token or API key, in every usual notation. */
final class AssignmentRule implements LeakRule {

    private static final List<String> PASSWORD_WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "passcode",
            "pwd",
            "_pass",
            "identified by",
            "كلمة المرور",
            "كلمة مرور",
            "كلمات المرور",
            "كلمة السر",
            "كلمة سر",
            "عبارة المرور",
            "الرقم السري",
            "الرمز السري",
            "باسورد",
            "رمز الدخول",
            "رمز عبور",
            "کلمه عبور",
            "گذرواژه",
            "סיסמה",
            "סיסמא");
    private static final List<String> KEY_WORDS = List.of(
            "secret",
            "token",
            "apikey",
            "api_key",
            "api-key",
            "api key",
            "access_key",
            "accesskey",
            "access key",
            "private_key",
            "privatekey",
            "private key",
            "encryption_key",
            "signing_key",
            "app_key",
            "auth_key",
            "authkey",
            "credential",
            "رمز الوصول",
            "رمز وصول",
            "رمز المصادقة",
            "رمز التفويض",
            "رمز التحديث",
            "رمز الأمان",
            "رمز الواجهة",
            "رمز api",
            "رمز ال api",
            "توكن",
            "المفتاح السري",
            "مفتاح سري",
            "المفتاح الخاص",
            "مفتاح الوصول",
            "مفتاح الواجهة",
            "مفتاح الربط",
            "مفتاح التشفير",
            "مفتاح التوقيع",
            "مفتاح api",
            "مفتاح ال api",
            "بيانات الاعتماد",
            "سر العميل",
            "کلید api",
            "کلید خصوصی",
            "אסימון",
            "מפתח api",
            "מפתח פרטי");

    private static final Pattern VALUE = Pattern.compile(
            "(?: [\\u0590-\\u06ff]{1,20}+){0,3}+s?+(?:[_-]?(?:value|text|prod|production|staging|dev|test|live|key|[0-9]{1,2}))?+[\"'`*\\])]{0,3}+"
                    + "(?:[ \\t]{0,8}+(=>|:=|={1,3}+|:)[ \\t]{0,8}+|([ \\t]{1,4}+))"
                    + "(?:\"([^\"\\r\\n]{1,1000}+)\"|'([^'\\r\\n]{1,1000}+)'|`([^`\\r\\n]{1,1000}+)`"
                    + "|[\"'`]?+([^\\s\"'`]{1,1000}+))");
    private static final Pattern NO_SECRET =
            Pattern.compile("[0-9]{1,10}|v?[0-9]+(?:\\.[0-9]+)+\\S*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*"
                    + "|[0-9]{4}_[0-9]{2}_[0-9]{2}_[0-9]{6}_\\w+|[A-Z]{2,10}-[0-9]+");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\.{0,2}/[\\w./-]*|https?://.*|\\$this->.*|[A-Za-z_]\\w*(?:::|->|\\().*)");

    @Override
    public String name() {
        return "assigned-secret";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText text) {
        var findings = new ArrayList<Finding>();
        PASSWORD_WORDS.forEach(w -> find(text, FoldedText.comparable(w), true, findings));
        KEY_WORDS.forEach(w -> find(text, FoldedText.comparable(w), false, findings));
        return findings;
    }

    private void find(FoldedText folded, String word, boolean password, List<Finding> findings) {
        String text = folded.text();
        var matcher = VALUE.matcher(text);
        int at = folded.lower().indexOf(word);
        while (at >= 0) {
            int next = at + word.length();
            matcher.region(next, text.length());
            if (matcher.lookingAt()) {
                var candidate = Candidate.of(text, at, word, matcher);
                if (candidate.secret(password)) {
                    findings.add(new Finding(
                            name(),
                            candidate.start,
                            candidate.end,
                            "A value given to a secret's name; remove it and change it."));
                    next = candidate.end;
                }
            }
            at = folded.lower().indexOf(word, next);
        }
    }

    /** A value after a name, with what its surroundings say about it. */
    private record Candidate(
            String value,
            int start,
            int end,
            boolean explicit,
            boolean identifier,
            boolean endsLine,
            boolean spaceOnly) {

        static Candidate of(String text, int at, String word, java.util.regex.Matcher m) {
            int group = m.group(3) != null ? 3 : m.group(4) != null ? 4 : m.group(5) != null ? 5 : 6;
            boolean quoted = group != 6;
            int start = m.start(group);
            int end = m.end(group);
            while (!quoted && end > start + 1 && ",;.)]}>\\".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            int name = at;
            while (name > 0 && at - name < 60 && identifierPart(text.charAt(name - 1))) {
                name--;
            }
            String prefix = text.substring(name, at);
            String separator = m.group(1);
            boolean option = prefix.startsWith("--");
            boolean sql = word.equals("identified by");
            boolean explicit = separator == null ? option || sql : quoted || !separator.equals(":") || option;
            boolean identifier = prefix.indexOf('_') >= 0 || word.indexOf('_') >= 0;
            int after = m.end();
            boolean endsLine = after == text.length() || "\r\n,;}])".indexOf(text.charAt(after)) >= 0;
            return new Candidate(
                    text.substring(start, end),
                    start,
                    end,
                    explicit,
                    identifier,
                    endsLine,
                    separator == null && !explicit);
        }

        private static boolean identifierPart(char c) {
            return c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.';
        }

        boolean secret(boolean password) {
            if (spaceOnly
                    || Placeholders.isOne(value)
                    || REFERENCE.matcher(value).matches()) {
                return false;
            }
            var kinds = Characters.of(value);
            int length = value.length();
            if (password) {
                if (explicit) {
                    return length >= 4;
                }
                if (identifier && endsLine) {
                    return length >= 4;
                }
                return length >= 6 && (endsLine ? kinds.digits() > 0 || kinds.symbols() > 0 : kinds.classes() >= 3);
            }
            if (NO_SECRET.matcher(value).matches()) {
                return false;
            }
            if (kinds.digits() > 0 && kinds.letters() > 0) {
                return explicit || identifier ? length >= 8 : length >= 12 && (endsLine || kinds.classes() >= 3);
            }
            return (explicit || identifier) && length >= 16 && value.indexOf(' ') < 0 && kinds.entropy() >= 3;
        }
    }
}
