package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.SecretNames.Kind;
import com.maqsafy.releases.notes.SecretNames.Name;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values given to the names of {@link SecretNames}, in the notations of configuration, code, shells, tables and prose: the
 * more a notation says that a value is given, the less the value itself must look like a secret.
 */
@SuppressWarnings("OperatorPrecedence") // tables of conditions, laid out by the formatter
final class AssignmentRule implements LeakRule {

    /** How surely what follows is the name's value. */
    private enum Link {
        /** By an operator of assignment, a setter, an element or an option. */
        ASSIGNED,
        /** By the colon after a program's name. */
        MEMBER,
        /** By a colon in prose, or a column. */
        COLON,
        /** Some words later, or with a verb. */
        SAID,
        /** It stands behind the name. */
        BESIDE
    }

    /** A value is judged by so many characters; all of it is found. */
    private static final int LONGEST = 1000;
    /** A word between a name and the value in front of it has no more characters, and all of them together. */
    private static final int LONGEST_WORD = 21;

    private static final int CONNECTED = 120;
    /** No further away than this stands the bracket of a call around a literal. */
    private static final int LONGEST_CALL = 300;
    /** So many marks of punctuation at a value's end are none of it. */
    private static final int MOST_MARKS = 20;
    /** What a column is called has no more characters. */
    private static final int LONGEST_HEAD = 40;
    /** So many values of a list are read, of which so many in a row may be none. */
    private static final int MOST_ITEMS = 50;

    private static final int MOST_MISSES = 2;
    /** Letters alone are made by a machine only when there are so many of them. */
    private static final int SHORTEST_MADE = 16;
    /** No secret has fewer characters, and none of a list. */
    private static final int SHORTEST = 4;

    private static final int SHORTEST_ITEM = 8;
    /** The length of a column has no more digits. */
    private static final int MOST_OF_SIZE = 5;
    /** What is so short is judged for each name in front of it. */
    private static final int SHORT = 64;

    /** The operators that assign, of every language that has another than the equals sign. */
    private static final Pattern OPERATOR =
            Pattern.compile("[:?.+|&!]{0,3}+={1,3}+[>~]?+|<-|(?:\\|\\||\\?\\?|\\?:)[ \\t]{0,4}+(?=[\"'`])");
    /** A dash between blanks. */
    private static final Pattern DASH = Pattern.compile("-{1,2}+[ \\t]{1,4}+(?=\\S)");
    /** Arrows of prose and tables. */
    private static final Pattern ARROW = Pattern.compile("(?:-{1,2}+>|[\u2192\u21d2\u27f6])[ \\t]{1,4}+");
    /** Brackets that open, and one or two colons between blanks, as people draw arrows and lines. */
    private static final Pattern POINTING = Pattern.compile("(?:>{1,3}+|::)[ \\t]{1,4}+(?=\\S)");
    /** Dots that lead to a value, as in forms. */
    private static final Pattern LEADER = Pattern.compile("\\.{2,60}+[ \\t]{0,4}+:?+[ \\t]{0,4}+(?=[^\\s.])");
    /** From a cell, a term or a caption of HTML to the one behind it. */
    private static final Pattern NEXT_ELEMENT = Pattern.compile(
            "(?:</(?!t(?:r|able|head|body)>|[uod]l>)[A-Za-z0-9]{1,10}+>\\s{0,40}+){1,3}+(?:<(?!t(?:r|able|head|body)[ >])[A-Za-z][^<>\\n]{0,100}+>\\s{0,40}+){1,4}+(?=[^\\s<])");
    /** From what is asked for to the line of the answer, with who gives it. */
    private static final Pattern ANSWER = Pattern.compile(
            "(?:[ \\t]{1,3}+[\\p{L}\\p{M}0-9'./-]{1,20}+){0,6}+[ \\t]?+[?\u061f][\"'`*]{0,3}+[ \\t]{0,4}+\\r?+\\n[ \\t>*-]{0,12}+"
                    + "(?:\\p{L}[\\p{L} .'-]{0,30}+\\*{0,2}+[ \\t,]{1,3}+[\\[(]?+[0-9]{1,2}+:[0-9]{2}(?::[0-9]{2})?+(?: ?[APap][Mm])?+[\\])]?+[ \\t]{0,3}+\\r?+\\n[ \\t>*-]{0,12}+)?+"
                    + "(?:\\p{L}{1,16}+[ \\t]{0,2}+[:.)][ \\t]{1,3}+)?+(?=\\S)");
    /** From what somebody speaks of in a line of a chat to the line of the next one. */
    private static final Pattern NEXT_SPEAKER = Pattern.compile(
            "(?:[ \\t]{1,3}+[\\p{L}\\p{M}0-9'./-]{1,20}+){0,4}+[ \\t]{0,3}+[.!]?+\\r?+\\n[ \\t>*-]{0,12}+(?:\\[?[0-9]{1,2}+:[0-9]{2}\\]?[ \\t]{1,3}+)?+"
                    + "\\*{0,2}+\\p{L}{1,16}+\\*{0,2}+:\\*{0,2}+[ \\t]{1,3}+(?:(?:it'?s?|is|this|here(?:'s)?|هو|هي|هذا|هذي|تفضل|خذ)[ \\t:,]{1,3}+){0,4}+(?=\\S)");
    /** Where somebody speaks in a chat. */
    private static final Pattern SPEAKER = Pattern.compile(
            "[ \\t>*-]{0,12}+(?:\\[?[0-9]{1,2}+:[0-9]{2}\\]?[ \\t]{1,3}+)?+\\*{0,2}+\\p{L}{1,16}+\\*{0,2}+:\\*{0,2}+[ \\t].*");
    /** What came in the place of the one that was named. */
    private static final Pattern REPLACEMENT = Pattern.compile(
            "[,;.][ \\t]{1,3}+(?:[Tt]he|[Ii]ts|[Oo]ur|[Uu]se the)?+ ?+(?:[Nn]ew|[Cc]urrent)(?: (?:one|value|token|key|secret|password))?+[ \\t]{0,2}+(?:is|was|:|=)(?: now)?+[ \\t:]{1,3}+(?=\\S)");
    /** From what it was to what it is. */
    private static final Pattern FROM_TO = Pattern.compile(
            "[\"'`]?+[ \\t]{1,3}+(?:from|من)[ \\t]{1,3}+[^\\s]{4,80}+[ \\t]{1,3}+(?:to|into|الى|إلى)[ \\t]{1,3}+(?=\\S)");
    /** Of whom an Arabic label is, up to the colon. */
    private static final Pattern OF_WHOM = Pattern.compile(
            "[ \\t]{1,3}+لـ?+[\\u0621-\\u064a]{2,20}+(?:[ \\t]{1,3}+[\\u0621-\\u064a]{2,20}+){0,2}+[ \\t]{0,3}+:");
    /** The value of a pair whose name stands behind it. */
    private static final Pattern FRONT_PARTNER = Pattern.compile(
            "(?i)value[\"'`]?+[ \\t]{0,4}+[:=][ \\t]{0,4}+(?:\"(?<a>[^\"\\n]{4,120}+)\"|'(?<b>[^'\\n]{4,120}+)'|(?<c>[^\\s\"'`,;<>]{4,120}+))[\\s,;]{1,40}+(?:-[ \\t]{1,3}+|where[ \\t]{1,4}+)?+[\"'`]?+(?:name|key|code|slug|setting|option)[\"'`]?+[ \\t]{0,4}+[:=][ \\t]{0,4}+[\"'`]?+");
    /** What the name of a value is called behind it. */
    private static final Set<String> LABELS = Set.of(
            "key",
            "forkey",
            "withkey",
            "name",
            "named",
            "for",
            "account",
            "field",
            "attribute",
            "identifier",
            "setting",
            "property",
            "label",
            "slug",
            "code",
            "option",
            "keyname",
            "key_name",
            "param",
            "parameter",
            "variable");

    /** A sign or a verb behind a name. */
    private static final Pattern GIVES =
            Pattern.compile("(?: key)?+[\"'`]{0,2}+[ \\t]{0,3}+(?:[:=]|[-=]>|is |(?<= )\")");

    /** What a password is for, up to the verb. */
    private static final Pattern FOR_WHAT =
            Pattern.compile(" (?:for|of|to|on)(?: (?!is |was )[\\w.-]{1,20}+){1,4}+ (?:is|was|=|:) ");

    /** What asks for a value. */
    private static final Pattern PROMPT = Pattern.compile("(?:\\p{L}{1,20}+ ?+){1,4}+:[ ]{0,2}+");

    /** Behind the key of a network they name something else. */
    private static final Pattern OF_KEY =
            Pattern.compile(" (?:exchange|length|rotation|figures?|management|size|type|format|updates?|handling)\\b");

    /** A picture that points. */
    private static final Pattern PICTURE = Pattern.compile("[\\p{So}\\u2190-\\u21ff]{1,4}+[ \\t]{1,4}+(?=\\S)");
    /** An array around a literal. */
    private static final Pattern ARRAY = Pattern.compile("(?:\\[|array\\()\\s{0,40}+(?=[\"'`])");
    /** From a literal to the one that is joined to it. */
    private static final Pattern JOIN = Pattern.compile(
            "[\"'](?:[ \\t]{0,30}+\\r?+\\n[ \\t]{1,60}+(?=[\"'])|\\s{0,30}+(?:\\+|\\.\\.|&|~|<>|\\|\\||(?<=['\\s])\\.)\\s{0,30}+)[\"']");

    private static final int MOST_PARTS = 16;
    private static final int LONGEST_PART = 100;
    /** What begins a list behind a plural name. */
    private static final Pattern LIST = Pattern.compile(
            "[\"'*`]{0,3}+[ \\t]{0,3}+(?:=>|[:=])?+[ \\t]{0,3}+(?:(?:\\[|array\\(|\\{)\\s{0,40}+|(?:\\r?+\\n[ \\t>]{0,20}+(?:[-*+\u2022]|[0-9]{1,2}+[.)]))?+)"
                    + "[ \\t]{0,3}+(?:[\\p{L}\\p{M}0-9_. -]{1,30}+(?::|=>?+)[ \\t]{1,3}+)?+");
    /** What parts a list, with the mark or the label of what follows. */
    private static final Pattern NEXT = Pattern.compile(
            "[ \\t]{0,3}+(?:[,;/|\u060c][ \\t]{0,3}+(?:\\r?+\\n[ \\t>]{0,20}+)?+(?:[-*+\u2022](?=[ \\t]))?+"
                    + "|(?:and|or|then|\u0648|\u062b\u0645)(?=[ \\t])"
                    + "|\\r?+\\n[ \\t>]{0,20}+(?:[-*+\u2022](?=[ \\t])|[0-9]{1,2}+[.)](?=[ \\t])|(?=[\"'`])))[ \\t]{0,3}+"
                    + "(?:(?:and|or|then|\u0648|\u062b\u0645)[ \\t]{1,3}+)?+(?:[\\p{L}\\p{M}0-9_. -]{1,30}+(?::|=>?+)[ \\t]{1,3}+)?+");
    /** Options of commands that take the value of what was named before. */
    private static final Pattern OPTION =
            Pattern.compile("[\"'`]?+[ \\t]{1,3}+--(?:body|value|data|literal)[ \\t=]{1,3}+");

    /** A type between name and value, with the operator after it. */
    private static final Pattern TYPED = Pattern.compile(
            "(?::[ \\t]{0,4}+)?+[A-Za-z_&*\\[\\]][\\w.:<>\\[\\]*&?']{0,40}+(?:<[\\w&' ]{1,20}+>)?+[ \\t]{0,4}+:?+=(?![=>])[ \\t]{0,4}+(?=\\S)");
    /** From the field of a form to what a test fills it with. */
    private static final Pattern TYPED_INTO =
            Pattern.compile("\\.(?:type|fill|sendKeys|send_keys|setValue|set|val)\\([ \\t]{0,2}+(?=[\"'`])");
    /** What a name's partner is called where name and value are members of their own. */
    private static final Pattern PARTNER = Pattern.compile(
            "(?i)[\"'`]?+[\\s,;{+]{0,60}+(?:(?!value|val=|string|default|data|content)[a-z:_-]{1,24}+=\"[^\"\\n]{0,60}+\"\\s{0,4}+(?=[^\\n]{0,60}>)){0,3}+(?:(?:type|sensitive|description|nullable)[ \\t]{0,8}+=[^\\n]{0,100}+\\n\\s{0,20}+){0,3}+(?:/?>\\s{0,20}+)?+(?:</[a-z]{1,12}+>\\s{0,40}+)?+[<\"'-]?+ {0,8}+"
                    + "(?:value|val|string|default(?:[_-]?value)?|data|content)[\"']?+[ \\t]{0,8}+[=:>][ \\t]{0,8}+");

    /** What stands between a key and the digest of it. */
    private static final Pattern OF_SOMETHING_PUBLIC =
            Pattern.compile("fingerprint|digest|checksum|sha-?[0-9]{1,3}|md5");
    /** Words of Arabic between a name and its value. */
    private static final Pattern ARABIC_WORDS = Pattern.compile(
            "(?:[ \\t]{1,3}+[\\u0621-\\u064a]{2,20}+){1,5}+:?+[ \\t]{1,3}+(?:[\\p{So}\\u2190-\\u21ff]{1,4}+[ \\t]{1,4}+)?+(?=[\"'`\u00ab\u201c\u2018]?+[A-Za-z0-9])");
    /** Somebody's account, up to the word for its password. */
    private static final Pattern OF_ACCOUNT = Pattern.compile(
            "(?i)(?:username|user|login|admin|root|account)[\"'`]?+[ \\t:=/]{1,4}+(?:is[ \\t]{1,3}+)?+[^\\s]{0,24}+[ \\t,;/|&]{0,4}+(?:\\r?\\n)?+");

    private static final int OF_ACCOUNT_REACH = 40;

    /** An account with its name, in front of what is said of its password beside it or in the next line. */
    private static final Pattern GIVEN_ACCOUNT = Pattern.compile(
            "(?:user(?:[ _-]?(?:name|id))?|login|e-?mail|account|\u0627\u0644\u0645\u0633\u062a\u062e\u062f\u0645|\u0627\u0644\u064a\u0648\u0632\u0631|\u062d\u0633\u0627\u0628)[\"'`*]{0,3}+[ \\t]{0,4}+[:=]>?+[ \\t\"'`*]{0,4}+[^\\s,;|\"'`]{1,60}+[\"'`*]{0,3}+[ \\t]{0,3}+[,;|/\\r\\n][\\s>*\"'`-]{0,12}+$");

    /** How somebody gets in, in front of the key. */
    private static final Pattern ENTERING = Pattern.compile(
            "(?:(?:authenticat|connect|log|sign|enter)[a-z]{0,4}+(?: in)?+ (?:with|using|by)(?: (?:the|api|this))?+|here(?:'s| is| are)(?: (?:the|our|my|your))?+(?: (?:new|api))?+) $");

    /** With what it ends. */
    private static final List<String> ENTERING_ENDS = List.of(
            " with ", " using ", " by ", " the ", " api ", " this ", " is ", " are ", "'s ", " our ", " my ", " your ",
            " new ");

    /** An account's name stands so far in front of its password's at most, and a pair's value of its name. */
    private static final int ACCOUNT_REACH = 90;

    private static final int PARTNER_REACH = 240;
    /** What a partner or an attribute in front of it is called has no more characters. */
    private static final int LONGEST_PARTNER = 24;
    /** Name and value stand in columns when so many blanks are between. */
    private static final int COLUMN = 2;
    /** Statements of SQL that make an account. */
    private static final Pattern ACCOUNT = Pattern.compile("(?:create|alter) (?:user|role) [^;\\n]{0,80}$");
    /** Some words, and a dash or an arrow. */
    private static final Pattern WORDS_AND_DASH = Pattern.compile(
            "(?:[ \\t]{1,3}+[\\p{L}\\p{M}0-9_./][\\p{L}\\p{M}0-9_./-]{0,19}+){1,4}+[ \\t]{1,3}+(?:-{1,2}+>?+|[\u2192\u21d2\u27f6])[ \\t]{1,3}+(?=\\S)");
    /** That something is given below, and the line's end. */
    private static final Pattern BELOW = Pattern.compile(
            "(?:[ \\t]{1,3}+(?!(?:below|follows|here|attached|ادناه|أدناه|التالي|كالتالي)[.:\\s])[\\p{L}\\p{M}']{1,20}+){0,6}+[ \\t]{1,3}+"
                    + "(?:below|follows|here|attached|ادناه|أدناه|التالي|كالتالي)[.:]{0,2}+[ \\t]{0,3}+(?=\\r?\\n)");
    /** How the words of {@link #VERB} begin. */
    private static final WordTable VERB_BEGINNINGS = new WordTable(List.of(
            "it", "that", "which", "is", "was", "are", "were", "to", "es", "هو", "هي", "هى", "كان", "الى", "إلى", "است",
            "הוא", "היא", "ليصبح", "لتصبح", "صار", "اصبح", "أصبح"));

    private static final String FORWARD_BEGINNINGS = "(iwa=\u0647\u0643";
    /** A word or two of what a password is for. */
    private static final Pattern PURPOSE =
            Pattern.compile("(?:[ \\t]{1,3}+[\\p{L}\\p{M}]{2,20}+(?=[ \\t])){1,2}+[ \\t]{1,3}+");

    private static final Pattern VERB = Pattern.compile(
            "[\"'`]?+,?+[ \\t]{1,3}+(?:(?:it|that|which) )?+(?:is|was|are|were|to|ist|est|es|هو|هي|هى|كان|كانت|الى|إلى|(?:لي|لت|[أا])صبحت?|صارت?|است|הוא|היא)(?: (?:now|still|again|الآن|(?:set|changed|rotated|reset|updated|switched) to|replaced (?:by|with)))?+[ \\t]{1,3}+[:=]?+[ \\t]{0,2}+");
    /** Constructors around a literal. */
    private static final Pattern WRAPPED = Pattern.compile(
            "(?:new )?+(?:Some|String(?:::from|\\.valueOf)?|str|bytes|Buffer\\.from|SecretStr|Secret|SecureString|Optional\\.of|GString|NSString|of|(?:\\\\?\\w{1,40}\\\\){0,6}+(?:Hash::make|Crypt::encrypt(?:String)?)|bcrypt|password_hash|make_password|generate_password_hash|encrypt|\\[]byte|bytearray|unhex|hex2bin|base64_decode|atob)\\((?=[\"'`])|[bBrRfFuUnNlL@$]{1,2}+(?=[\"'`])"
                    + "|\\{(?=[^\\s{}]{0,60}[0-9][^\\s{}]{0,60}\\}[;\"'])|!!(?:str|binary)[ \\t]{1,4}+|&[A-Za-z]\\w{0,40}+[ \\t]{1,4}+(?=[\"'])|[\\[(](?=[A-Za-z0-9+/_=-]{16,180}+[\\])])"
                    + "|\\(\\s{0,30}+(?=[\"'][^\"'\\n]{1,60}+[\"'][ \\t]{0,8}+\\r?+\\n[ \\t]{1,60}+[\"'])");

    private static final Pattern BLOCK = Pattern.compile(
            "(?:[|>][+-]?+|\\\\|\"\"\"|'''|<<[-~]?+\"?'?[A-Z]{2,10}+'?\"?)[ \\t]{0,4}+\\r?+\\n\\s{0,60}+");

    /** Where a block of code begins. */
    private static final Pattern FENCE = Pattern.compile("[`~]{3}+[A-Za-z0-9]{0,12}+[ \\t]{0,4}+\\r?+\\n\\s{0,60}+");

    private static final Pattern NO_SECRET = Pattern.compile(
            "[0-9]{1,13}|[0-9]{1,6}[)\\],].*|(?i:bug|bgo|issue|gh|lp|pr|rhbz)?+#[0-9]{1,9}+(?:[,)\\]].*)?+|v?[0-9]+(?:\\.[0-9]+)+\\S*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*"
                    + "|[0-9]{4}_[0-9]{2}_[0-9]{2}_[0-9]{6}_\\w+|[A-Z]{2,10}-[0-9]+|[0-9.]+(?:ms|s|m|h|d|kb|mb|gb|%|px|em)"
                    + "|[0-9]{1,4}-[a-z]{2,}.*|[0-9]{1,4}(?:day|char|hour|min|sec|digit|week|month|year)[a-z]{0,8}");
    /** As people think them up where letters of both cases, a sign and digits are asked for; not what names a thing and its version. */
    private static final Pattern CHOSEN = Pattern.compile(
            "(?!(?i:.{0,40}(?:key|token|secret|password|auth|version|name|value|test|sample|example|default|service|client|server|provider)))"
                    + "[A-Z][a-z]{2,14}[-_.!@#$%&*+][A-Z][a-z]{2,14}[0-9]{2,4}");

    /** No word of a language that is written here has so many consonants in a row. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("(?i)[bcdfghjklmnpqrstvwxyz]{6}");
    /** "... is the password", where the value stands in front. */
    private static final Pattern FORWARD = Pattern.compile(
            "\\((?:the|my|our|an?|your|its|his|her|old|new|current)[ \\t]{1,3}+(?:[\\p{L}-]{2,20}+[ \\t]{1,3}+){0,2}|(?:is|was|are|as|=|هو|هي|كان|كانت)[ \\t]{1,3}+(?:(?:the|my|our|a|an|your|its|his|her|old|new|current)[ \\t]{1,3}+){0,3}+(?:[\\p{L}-]{2,20}+[ \\t]{1,3}+){0,2}");

    /** The name of a secret and none itself. */
    private static final Pattern NAME_OF_ONE =
            Pattern.compile("(?:[a-z]{2,20}+[_.-]){1,4}(?:password|passwd|token|secret|key|hash|psk|pass|pwd|pin)s?");
    /** A variable or a member of that name, where no quotes stand. */
    private static final Pattern VARIABLE_OF_ONE = Pattern.compile(
            "(?:passwords|tokens|secrets|keys|pins|credentials|[a-z]{2,16}+(?:[A-Z][a-z]{1,16}+){0,3}?(?:Password|Passwd|Passphrase|Token|Secret|Key|Pin|Hash|Credentials?)s?)");
    /** The next setting, where the value of the one before is empty. */
    private static final Pattern NEXT_SETTING = Pattern.compile("[A-Za-z_][\\w.-]{1,40}+(?:=[^=].*|:)");

    /** As OpenPGP shows a public key's. */
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9A-F]{40}");

    /** Base64 whose end is filled up. */
    private static final Pattern FILLED_UP = Pattern.compile("[A-Za-z0-9+/]{20,}+={1,2}");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** A word that says what the hexadecimal digits behind it are. */
    private static final Pattern NAMED_DIGEST = Pattern.compile("(?:[A-Za-z]{2,12}[-:.]){1,3}[0-9a-f]{7,64}");

    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    /** Words that make up a password, joined. */
    private static final Pattern PASSPHRASE = Pattern.compile("[a-z]{3,12}(?:[-_.][a-z]{3,12}){3,7}");

    /** A password of digits, at its label. */
    private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9]{6,13}");

    /** What shows that a key is the name's, and not the commit of the line. */
    private static final Pattern PURPOSE_BEGINS = Pattern.compile("[ \\t]{1,3}+(?:for|of|to|in|on|from)[ \\t]");

    private static final Pattern ALGORITHM = Pattern.compile(
            "(?i)(?:sha|md|hs|rs|es|ps|aes|rc|utf|base|oauth|argon|bcrypt|scrypt|pbkdf|ed|rsa|ecdsa|saml|http|ipv|php|java|node|vue|log4j|laravel|s)-?[0-9]{1,5}[a-z]{0,4}(?:[-_][a-z0-9]{1,8})*");

    @Override
    public String name() {
        return "assigned-secret";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var findings = new ArrayList<Finding>();
        var values = new Values(folded);
        var heads = new HashMap<Integer, Name>();
        int at = 0;
        int length = folded.text().length();
        while (at < length) {
            Name name = SecretNames.at(folded, at);
            int before = findings.size();
            if (name != null) {
                if (headsColumn(folded.text(), name)) {
                    heads.put(name.end(), name);
                }
                find(folded, certain(folded, name, values), values, findings);
            }
            at++;
            for (Finding finding : findings.subList(before, findings.size())) {
                // What stands in front of its name was passed already.
                at = Math.max(at, finding.end());
            }
        }
        if (!heads.isEmpty()) {
            columns(folded, heads, findings);
        }
        return findings;
    }

    /** Whether a name may be what a table's column is called. */
    private static boolean headsColumn(String text, Name name) {
        int at = name.end();
        while (at < text.length() && at - name.end() < 4 && " \"'`*)".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return name.kind().compareTo(Kind.PASS) <= 0
                && (at >= text.length() || at - name.end() > 1 || "|,;\t\r\n<)".indexOf(text.charAt(at)) >= 0);
    }

    /** What stands in the columns of tables that are called so. */
    private static void columns(FoldedText folded, Map<Integer, Name> heads, List<Finding> findings) {
        String text = folded.text();
        for (Tables.Table table : folded.tables().all()) {
            for (int column = 0; column < table.head().size(); column++) {
                Tables.Cell head = table.head().get(column);
                Name found = heads.get(head.end());
                if (found != null && found.start() >= head.start() && head.end() - head.start() <= LONGEST_HEAD) {
                    Name name = new Name(found.kind(), found.start(), found.end(), false, false, false);
                    for (List<Tables.Cell> row : table.rows()) {
                        Value value = Value.ofCell(text, row.get(column));
                        if (value.text.indexOf(' ') < 0 && value.secret(name)) {
                            findings.add(finding(value, name));
                        }
                    }
                }
            }
        }
    }

    private static void find(FoldedText folded, Name name, Values values, List<Finding> findings) {
        Value value = value(folded, name, values);
        if (value == null || !value.secret(name) || caption(folded, name, value)) {
            Value partner = partnerInFront(folded, name, values);
            partner = partner == null ? labelledInFront(folded, name) : partner;
            value = partner == null ? inFront(folded, name, values) : partner;
        }
        if (value != null) {
            findings.add(finding(value, name));
        }
        if (name.plural()) {
            list(folded, name, value, values, findings);
        }
    }

    /** Whether a value is its own name as people read it: {@code "newPassword": "New password"}. */
    private static boolean caption(FoldedText folded, Name name, Value value) {
        return value.quoted
                && value.end - value.start <= LONGEST_HEAD
                && letters(folded.lower(), value.start, value.end)
                        .equals(letters(folded.lower(), name.start(), name.end()));
    }

    private static String letters(String lower, int from, int to) {
        var letters = new StringBuilder();
        for (int at = from; at < to; at++) {
            if (" _.-".indexOf(lower.charAt(at)) < 0) {
                letters.append(lower.charAt(at));
            }
        }
        return letters.toString();
    }

    /** What stands in a list behind a plural name: "passwords: a, b and c", marked lines, arrays. */
    private static void list(
            FoldedText folded, Name name, @Nullable Value first, Values values, List<Finding> findings) {
        String text = folded.text();
        boolean behind = first != null && first.start > name.end();
        int at = first != null && behind
                ? closed(text, first.end)
                : matched(LIST, folded, Math.min(name.end(), text.length()));
        Pattern next = behind ? NEXT : null;
        int misses = 0;
        for (int items = 0; items < MOST_ITEMS && misses <= MOST_MISSES; items++) {
            int from = next == null ? at : matched(next, folded, Math.min(at, text.length()));
            int shortEnd = from < 0 ? -1 : endOfShort(text, from);
            if (shortEnd > 0) {
                misses++;
                at = shortEnd;
                next = NEXT;
                continue;
            }
            Value item = from < 0 ? null : values.read(from, Link.BESIDE, false);
            if (item == null) {
                return;
            }
            boolean secret =
                    item.marked.length() >= SHORTEST_ITEM && item.alone().secret(name);
            if (secret) {
                findings.add(finding(item, name));
            }
            misses = secret ? 0 : misses + 1;
            at = closed(text, item.end);
            next = NEXT;
        }
    }

    /** Where letters and digits end that are too few for an item of a list; -1 when it is something else. */
    private static int endOfShort(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < SHORTEST_ITEM && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        boolean ends = at > from
                && at - from < SHORTEST_ITEM
                && (at == text.length() || " \t\r\n,;".indexOf(text.charAt(at)) >= 0);
        return ends ? at : -1;
    }

    /** Behind the quotes and brackets that close a value. */
    private static int closed(String text, int end) {
        int at = end;
        while (at < text.length() && at - end < 4 && "\"'`*!)".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static Finding finding(Value value, Name name) {
        if (!value.colon && value.link.compareTo(Link.SAID) >= 0 && name.kind() != Kind.PASSWORD) {
            return new Finding(
                    "random-string",
                    value.start,
                    value.end,
                    "It looks like a secret; remove it, and change it if it is one.");
        }
        return new Finding(
                "assigned-secret",
                value.start,
                value.end,
                "A value given to a secret's name; remove it and change it.");
    }

    /**
     * A short word for a password is one without doubt as an option, or in company of an account; beside a given account any
     * value is its password; and what is asked for and answered is no key of a table.
     */
    private static Name certain(FoldedText folded, Name name, Values values) {
        if (name.kind() == Kind.KEY) {
            boolean answered =
                    values.signs.question.within(name.end(), CONNECTED) && matched(ANSWER, folded, name.end()) > 0;
            boolean usedToEnter = endsWithOne(folded.lower(), name.start(), ENTERING_ENDS)
                    && ENTERING.matcher(folded.lower().substring(Math.max(0, name.start() - 30), name.start()))
                            .find();
            return answered || usedToEnter ? as(Kind.SECRET, name, name.compound()) : name;
        }
        if (name.kind() == Kind.PERHAPS && arabic(folded.text(), name)) {
            return values.signs.account.before(name.start(), OF_ACCOUNT_REACH) >= 0
                            || values.signs.account.within(name.end(), OF_ACCOUNT_REACH)
                    ? as(Kind.PASSWORD, name, name.compound())
                    : name;
        }
        if (name.kind() != Kind.PASS && name.kind() != Kind.PASSWORD) {
            return name;
        }
        if (values.signs.account.before(name.start(), ACCOUNT_REACH) >= 0
                && values.signs.sign.before(name.start(), ACCOUNT_REACH) >= 0
                && GIVEN_ACCOUNT
                        .matcher(folded.lower().substring(Math.max(0, name.start() - ACCOUNT_REACH), name.start()))
                        .find()) {
            return as(Kind.PASSWORD, name, true);
        }
        if (name.kind() == Kind.PASSWORD) {
            return name;
        }
        String text = folded.text();
        if (ofNetwork(folded, name) || forWhat(folded, name)) {
            return as(Kind.PASSWORD, name, name.compound());
        }
        if (folded.lower().startsWith("pw:", name.start()) || folded.lower().startsWith("pw =", name.start())) {
            return as(Kind.PASSWORD, name, name.compound());
        }
        boolean words =
                values.signs.arabic.within(name.end(), CONNECTED) && matched(ARABIC_WORDS, folded, name.end()) > 0;
        return words
                        || text.startsWith("--", name.start())
                        || values.signs.account.before(name.start(), OF_ACCOUNT_REACH) >= 0
                                && behindAccount(folded, name.start())
                ? as(Kind.PASSWORD, name, name.compound())
                : name;
    }

    /** Whether a name is that of a network's key, or one that has no other meaning where a sign gives something to it. */
    private static boolean ofNetwork(FoldedText folded, Name name) {
        String lower = folded.lower();
        int word = name.end() - 3;
        if (lower.startsWith(" key", word - 1)) {
            return matched(OF_KEY, folded, name.end()) < 0;
        }
        boolean known = lower.startsWith("psk", word)
                || lower.startsWith("key", word)
                || lower.startsWith("p/w", word)
                || lower.startsWith("psw", word);
        return known && matched(GIVES, folded, name.end()) > 0;
    }

    /** "pw for the staging box is" */
    private static boolean forWhat(FoldedText folded, Name name) {
        int next = name.end() + 1;
        return next < folded.text().length()
                && folded.text().charAt(next - 1) == ' '
                && "fto".indexOf(folded.text().charAt(next)) >= 0
                && matched(FOR_WHAT, folded, name.end()) > 0;
    }

    /** Whether one of some words, which end with a blank, stands in front of a place. */
    private static boolean endsWithOne(String lower, int place, List<String> words) {
        if (place < 2 || lower.charAt(place - 1) != ' ') {
            return false;
        }
        char last = lower.charAt(place - 2);
        for (String word : words) {
            if (word.charAt(word.length() - 2) == last && lower.startsWith(word, place - word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean behindAccount(FoldedText folded, int end) {
        String lower = folded.lower();
        int from = Math.max(0, end - OF_ACCOUNT_REACH);
        for (int at = from; at < end; at++) {
            if ("ulra".indexOf(lower.charAt(at)) >= 0
                    && (at == from || !letter(lower.charAt(at - 1)))
                    && folded.matches(OF_ACCOUNT, at, end)) {
                return true;
            }
        }
        return false;
    }

    private static Name as(Kind kind, Name name, boolean compound) {
        return new Name(kind, name.start(), name.end(), compound, name.alone(), name.plural());
    }

    private static @Nullable Value value(FoldedText folded, Name name, Values values) {
        String text = folded.text();
        int at = name.end();
        int closers = at;
        while (closers < text.length() && closers - at < 4 && "\"'`*])}\\".indexOf(text.charAt(closers)) >= 0) {
            closers++;
        }
        boolean quotedName = closers > at && "\"'`".indexOf(text.charAt(closers - 1)) >= 0
                || closers > at && text.charAt(closers - 1) == ']';
        boolean ofCommand = option(text, name.start());
        boolean element = name.start() > 0 && text.charAt(name.start() - 1) == '<';
        int from = blanks(text, closers, 24);
        if (from >= text.length() || used(text, name)) {
            return null;
        }
        int partner = partnered(text, closers) ? matched(PARTNER, folded, closers) : -1;
        if (partner > 0) {
            return values.read(partner, Link.ASSIGNED, text.charAt(partner - 1) == '>');
        }
        if (attribute(text, name) && text.charAt(from) != '>' || bareAttribute(text, name)) {
            return null;
        }
        char first = text.charAt(from);
        int operator = ":?.+|&!=<".indexOf(first) >= 0 ? matched(OPERATOR, folded, from) : -1;
        if (operator > 0) {
            return values.read(operator, Link.ASSIGNED, false);
        }
        int typed = first == '.' ? matched(TYPED_INTO, folded, from) : -1;
        if (typed > 0) {
            return values.read(typed, Link.ASSIGNED, false);
        }
        int leader = first == '.' ? matched(LEADER, folded, from) : -1;
        if (leader > 0) {
            return values.read(leader, Link.COLON, false);
        }
        int cell = first == '<' ? matched(NEXT_ELEMENT, folded, from) : -1;
        if (cell > 0) {
            return values.read(cell, Link.SAID, true);
        }
        int answer = values.signs.question.within(closers, CONNECTED) ? matched(ANSWER, folded, closers) : -1;
        if (answer > 0) {
            return values.read(answer, Link.COLON, false);
        }
        int option = text.startsWith("--", from) ? matched(OPTION, folded, closers) : -1;
        if (option > 0) {
            return values.read(option, Link.ASSIGNED, false);
        }
        int arrow = "-\u2192\u21d2\u27f6".indexOf(first) >= 0 ? matched(ARROW, folded, from) : -1;
        if (arrow > 0) {
            return values.read(arrow, Link.COLON, false);
        }
        int pointing = first == '>' && from > closers || first == ':' ? matched(POINTING, folded, from) : -1;
        if (pointing < 0 && first >= 0x2000) {
            pointing = matched(PICTURE, folded, from);
        }
        if (pointing > 0) {
            return values.read(pointing, Link.COLON, false);
        }
        int dash = first == '-' && from > closers && !ofCommand ? matched(DASH, folded, from) : -1;
        if (dash > 0) {
            return values.read(dash, Link.BESIDE, false);
        }
        int spoken = name.kind().compareTo(Kind.PASS) <= 0 && values.signs.line.within(closers, CONNECTED)
                ? matched(NEXT_SPEAKER, folded, closers)
                : -1;
        if (spoken > 0 && spoken(folded, name.start())) {
            Value told = values.read(spoken, Link.SAID, false);
            if (told != null && told.endsLine) {
                return told;
            }
        }
        char c = text.charAt(from);
        if (c == '\n' || c == '\r') {
            return values.read(from, Link.BESIDE, false);
        }
        if (c == ':' && !text.startsWith("::", from) || letter(c)) {
            int ofType =
                    values.signs.sign.within(from, CONNECTED) && !given(text, name) ? matched(TYPED, folded, from) : -1;
            if (ofType > 0 && (c == ':' || from > closers)) {
                return values.read(ofType, Link.ASSIGNED, false);
            }
        }
        switch (c) {
            case ':' -> {
                if (text.startsWith("::", from)) {
                    return null;
                }
                return values.read(from + 1, name.compound() || quotedName ? Link.MEMBER : Link.COLON, false);
            }
            case '>' -> {
                return element || insideTag(text, name.start()) ? values.read(from + 1, Link.ASSIGNED, true) : null;
            }
            case '|', '\uff5c' -> {
                if (insideTemplate(text, name.start())) {
                    return null;
                }
                return values.read(from + 1, Link.COLON, false);
            }
            case ',', ';' -> {
                int said = matched(VERB, folded, closers);
                said = said > 0 ? said : matched(REPLACEMENT, folded, closers);
                if (said > 0) {
                    return values.read(said, Link.SAID, false);
                }
                boolean row = name.compound() && from + 1 < text.length() && text.charAt(from + 1) > ' ';
                // In prose, names in code marks follow each other as words do.
                boolean argument = quotedName && text.charAt(closers - 1) != '`';
                if (argument && (size(text, from + 1) || given(text, name))) {
                    return null;
                }
                Value next = values.read(from + 1, argument ? Link.ASSIGNED : row ? Link.MEMBER : Link.BESIDE, false);
                // What has a value itself is the next member.
                boolean member = argument && next != null && assigned(text, next.quoted ? next.end + 1 : next.end);
                return member ? null : next;
            }
            case '(' -> {
                boolean quote = from + 1 < text.length() && "\"'`".indexOf(text.charAt(from + 1)) >= 0;
                Value given = quote ? values.read(from + 1, Link.ASSIGNED, false) : null;
                if (given != null) {
                    return given;
                }
                Value inside = from > closers ? values.inBrackets(from) : null;
                if (inside != null && inside.secret(name)) {
                    return inside;
                }
            }
            case '?' -> {
                if (from + 1 < text.length() && blank(text.charAt(from + 1))) {
                    return values.read(from + 1, Link.BESIDE, false);
                }
            }
            default -> {
                // in words
            }
        }
        if (ofCommand && text.startsWith("--", from) && from > closers) {
            // The next option: the value is asked for.
            return null;
        }
        boolean identified = folded.lower().startsWith("identified by", name.start());
        if (identified && !text.startsWith("IDENTIFIED", name.start()) && !ofStatement(folded.lower(), name.start())) {
            return null;
        }
        if (ofCommand && from > closers
                || text.startsWith("identified by", name.start())
                || text.startsWith("IDENTIFIED BY", name.start())
                || folded.lower().startsWith("requirepass", name.start())
                || c == '\'' && ofAccount(folded, name)) {
            Value read = values.read(from, ofCommand ? Link.COLON : Link.ASSIGNED, false);
            Value given = read != null && ofCommand ? read.last() : read;
            // Prose says of something that somebody identified it.
            return given == null || given.quoted || !identified ? given : null;
        }
        int verb =
                VERB_BEGINNINGS.at(text, from) != null || ",\"'`".indexOf(c) >= 0 ? matched(VERB, folded, closers) : -1;
        if (verb > 0) {
            return values.read(verb, Link.SAID, false);
        }
        int connecting = values.signs.sign.within(closers, CONNECTED * 2) ? WordsBehind.connected(text, closers) : -1;
        int changed = c == 'f' || c == '\u0645' ? matched(FROM_TO, folded, closers) : -1;
        if (changed > 0) {
            return values.read(changed, Link.SAID, false);
        }
        if (connecting > 0
                && OF_SOMETHING_PUBLIC
                        .matcher(folded.lower().substring(closers, connecting))
                        .find()) {
            return null;
        }
        if (connecting > 0) {
            boolean ofWhom = arabic(text, name) && matched(OF_WHOM, folded, closers) > 0;
            return values.read(connecting, ofWhom ? Link.COLON : Link.SAID, false);
        }
        int bracket = values.signs.bracket.within(closers, CONNECTED) ? WordsBehind.bracket(text, closers) : -1;
        Value bracketed = bracket > 0 ? values.inBrackets(bracket) : null;
        if (bracketed != null
                && bracketed.secret(name)
                && (arabic(text, name) || !COMMIT.matcher(bracketed.text).matches())) {
            return bracketed;
        }
        int below = values.signs.line.within(closers, CONNECTED) ? matched(BELOW, folded, closers) : -1;
        if (below > 0) {
            return values.read(below, Link.COLON, false);
        }
        int dashed = values.signs.dash.within(closers, CONNECTED) ? matched(WORDS_AND_DASH, folded, closers) : -1;
        // In front of an arrow stands what a value is for; behind a dash may be what changed, or a commit.
        boolean pointed = dashed > 0
                && arrowBefore(text, dashed)
                && !folded.lower().substring(closers, dashed).contains("commit");
        Value later = dashed > 0 ? values.read(dashed, pointed ? Link.COLON : Link.BESIDE, false) : null;
        if (later != null
                && later.secret(name)
                && (pointed
                        || !COMMIT.matcher(later.text).matches()
                        || begins(text, name.start()) && matched(PURPOSE_BEGINS, folded, closers) > 0)) {
            return later;
        }
        int saying = values.signs.bracket.within(closers, CONNECTED) || values.signs.verb.within(closers, CONNECTED)
                ? WordsBehind.saying(text, closers)
                : -1;
        boolean verbal = saying > 0 && text.charAt(saying - 1) != '(' && name.kind() == Kind.PASSWORD;
        Value said = saying > 0 ? values.read(saying, verbal ? Link.SAID : Link.BESIDE, false) : null;
        if (said != null && said.secret(name)) {
            return said;
        }
        boolean arabic = arabic(text, name);
        if (name.kind().compareTo(Kind.PASS) <= 0) {
            int words = values.signs.arabic.within(closers, 8) ? matched(ARABIC_WORDS, folded, closers) : -1;
            Value behind = words > 0 ? values.read(words, Link.BESIDE, false) : null;
            behind = behind != null && name.kind() == Kind.PASSWORD ? behind.said() : behind;
            if (behind != null && (arabic || name.kind() != Kind.SECRET)) {
                return behind;
            }
        }
        boolean column = (from - closers >= COLUMN || from > closers && text.charAt(closers) == '\t')
                && begins(text, name.start());
        Value beside = from > closers && (column || arabic || !plainWord(text, from))
                ? values.read(from, column ? Link.SAID : Link.BESIDE, false)
                : null;
        boolean ofNetwork =
                folded.lower().startsWith(" key", name.end() - 4) && matched(OF_KEY, folded, name.end()) < 0;
        beside = beside != null && (arabic || ofNetwork) && name.kind() == Kind.PASSWORD ? beside.said() : beside;
        int purpose = name.kind() == Kind.PASSWORD && (beside == null || !beside.secret(name))
                ? matched(PURPOSE, folded, closers)
                : -1;
        if (purpose > 0 && !plainWord(text, purpose)) {
            Value last = values.read(purpose, Link.BESIDE, false);
            return last != null && Characters.of(last.text).classes() == 4 ? last : beside;
        }
        return beside;
    }

    /** Whether a statement stands in front that gives somebody a password, and not a sentence. */
    private static boolean ofStatement(String lower, int place) {
        String before = lower.substring(Math.max(0, place - CONNECTED), place);
        return before.contains("user ") || before.contains("grant ") || before.contains("role ");
    }

    /** Whether a sign of assignment stands behind a place. */
    private static boolean assigned(String text, int place) {
        int at = blanks(text, Math.min(place, text.length()), 4);
        return at < text.length() && (text.charAt(at) == ':' || text.startsWith("=>", at));
    }

    /** Whether a short number is what a call's next argument is: how long the column of that name is. */
    private static boolean size(String text, int from) {
        int start = blanks(text, from, 4);
        int at = start;
        while (at < text.length() && at - start <= MOST_OF_SIZE && digit(text.charAt(at))) {
            at++;
        }
        return at > start
                && at - start <= MOST_OF_SIZE
                && at < text.length()
                && ",)".indexOf(text.charAt(blanks(text, at, 4))) >= 0;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean arrowBefore(String text, int place) {
        int at = place;
        while (at > 0 && blank(text.charAt(at - 1))) {
            at--;
        }
        return at > 0 && ">\u2192\u21d2\u27f6".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** Whether what stands here is a word of small letters and nothing else, which is no secret where nothing says that it is. */
    private static boolean plainWord(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < SHORTEST_MADE && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        return at > from
                && at - from < SHORTEST_MADE
                && (at == text.length() || Character.isWhitespace(text.charAt(at)));
    }

    /** Whether what has the name is used here and given nothing: {@code -p$VAR}, {@code ${VAR}}, {@code :<password>@}. */
    private static boolean used(String text, Name name) {
        int start = name.start();
        int end = name.end();
        boolean ofOption =
                text.charAt(start) == '-' && text.substring(start, end).indexOf('$') > 0;
        boolean inBraces = start > 1
                && text.charAt(start - 1) == '{'
                && text.charAt(start - 2) == '$'
                && end < text.length()
                && text.charAt(end) == '}';
        boolean wanted = start > 1
                && text.charAt(start - 1) == '{'
                && text.charAt(start - 2) == '$'
                && text.startsWith(":?", end);
        return ofOption || inBraces || wanted || placeholder(text, start, end);
    }

    /** Whether a name in angle brackets is no element: it stands within an address, a value or an option. */
    private static boolean placeholder(String text, int start, int end) {
        if (start < 1 || text.charAt(start - 1) != '<' || end >= text.length() || text.charAt(end) != '>') {
            return false;
        }
        char before = start > 1 ? text.charAt(start - 2) : ' ';
        char behind = end + 1 < text.length() ? text.charAt(end + 1) : ' ';
        boolean between = before == ' ' && behind == ' ' && !text.startsWith("</", Math.max(0, text.indexOf('<', end)));
        return between || "@:/?&,;)\"'`".indexOf(behind) >= 0 || ":=@/%,\"'`".indexOf(before) >= 0 || letter(before);
    }

    /** Whether a name in quotes is all that an attribute is given. */
    private static boolean attribute(String text, Name name) {
        int start = name.start();
        int end = name.end();
        return start > 1
                && end < text.length()
                && "\"'".indexOf(text.charAt(start - 1)) >= 0
                && text.charAt(start - 1) == text.charAt(end)
                && text.charAt(start - 2) == '='
                && (end + 1 == text.length() || " />\t\r\n".indexOf(text.charAt(end + 1)) >= 0);
    }

    /** Whether a name is an attribute without a value: {@code <x show-password y="z">}. */
    private static boolean bareAttribute(String text, Name name) {
        int start = name.start();
        int next = blanks(text, name.end(), 4);
        if (start == 0
                || text.charAt(start - 1) != ' '
                || next == name.end()
                || next >= text.length()
                || !letter(text.charAt(next)) && ":@/".indexOf(text.charAt(next)) < 0) {
            return false;
        }
        int open = start;
        while (open > 0 && start - open < CONNECTED && "<>\n".indexOf(text.charAt(open - 1)) < 0) {
            open--;
        }
        int close = next;
        while (close < text.length() && close - next < CONNECTED && "<>\n".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        return open > 0
                && text.charAt(open - 1) == '<'
                && letter(text.charAt(open))
                && close < text.length()
                && text.charAt(close) == '>';
    }

    /** Whether a name in quotes is what an attribute or a member is given: {@code type="password"}. */
    private static boolean given(String text, Name name) {
        int at = name.start();
        if (name.end() < text.length()
                && text.substring(name.end(), Math.min(text.length(), name.end() + 3))
                                .indexOf(']')
                        >= 0) {
            // What a selector selects.
            return false;
        }
        while (at > 0 && name.start() - at < 24 && " \"'`".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at > 0
                && (text.charAt(at - 1) == '='
                        || at < name.start()
                                && (text.charAt(at - 1) == ':'
                                        || text.charAt(at - 1) == '>' && at > 1 && text.charAt(at - 2) == '='));
    }

    /** Whether a name is that of a command's option. */
    private static boolean option(String text, int start) {
        return text.startsWith("--", start)
                || text.charAt(start) == '-' && (start == 0 || Character.isWhitespace(text.charAt(start - 1)));
    }

    /** Whether nothing stands in front of a name in its line but marks and two words. */
    private static boolean begins(String text, int start) {
        int words = 0;
        for (int at = start; at > 0 && text.charAt(at - 1) != '\n'; at--) {
            char c = text.charAt(at - 1);
            boolean letter = Character.isLetter(c);
            words += letter && !Character.isLetter(text.charAt(at)) ? 1 : 0;
            if (start - at >= LONGEST_HEAD || words > 2 || !letter && " \t>#*_`+-\"'|".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether a place stands in what somebody says in a chat. */
    private static boolean spoken(FoldedText folded, int place) {
        String text = folded.text();
        int line = place;
        while (line > 0 && place - line < CONNECTED && text.charAt(line - 1) != '\n') {
            line--;
        }
        return place - line < CONNECTED && folded.matches(SPEAKER, line, place);
    }

    private static boolean arabic(String text, Name name) {
        return text.charAt(name.start()) >= 0x600;
    }

    /** Whether what follows may name a partner: it begins as {@link #PARTNER} does behind signs and blanks. */
    private static boolean partnered(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < 62 && "\"'` \t\r\n,;{+".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at == text.length()) {
            return false;
        }
        char c = text.charAt(at);
        if (c == '/') {
            return at + 1 < text.length() && text.charAt(at + 1) == '>';
        }
        if (c == '-' && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
            int name = blanks(text, at + 1, 8);
            return name < text.length() && "vsdcVSDC".indexOf(text.charAt(name)) >= 0 && named(text, name);
        }
        return "<>-".indexOf(c) >= 0 || "vsdctnVSDCTN".indexOf(c) >= 0 && named(text, at);
    }

    /** Whether what begins here is a name with what gives it a value. */
    private static boolean named(String text, int from) {
        int at = from;
        while (at < text.length()
                && at - from < LONGEST_PARTNER
                && (letter(text.charAt(at)) || "_-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at < text.length() && "\"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        at = blanks(text, at, 8);
        return at < text.length() && "=:>".indexOf(text.charAt(at)) >= 0;
    }

    /** Whether an account of the database gets its password here. */
    private static boolean ofAccount(FoldedText folded, Name name) {
        return name.kind() == Kind.PASSWORD
                && ACCOUNT.matcher(folded.lower().substring(Math.max(0, name.start() - 100), name.start()))
                        .find();
    }

    /** The value of a pair whose name stands behind it: {@code value: x, name: TOKEN}. */
    private static @Nullable Value partnerInFront(FoldedText folded, Name name, Values values) {
        String text = folded.text();
        int at = endOfQuotes(text, name.start());
        if (at == 0 || ":=".indexOf(text.charAt(at - 1)) < 0) {
            return null;
        }
        int partner = values.signs.partner.before(name.start(), PARTNER_REACH);
        if (partner < 0) {
            return null;
        }
        Matcher pair = FRONT_PARTNER.matcher(text).region(partner, name.start());
        if (!pair.matches()) {
            return null;
        }
        String group = pair.group("a") != null ? "a" : pair.group("b") != null ? "b" : "c";
        Value value = Value.of(
                text, pair.start(group), pair.end(group), pair.end(group), Link.ASSIGNED, !group.equals("c"), false);
        return value.secret(name) ? value : null;
    }

    /** The value of a call whose next argument is its name: {@code set("x", forKey: "adminPassword")}. */
    private static @Nullable Value labelledInFront(FoldedText folded, Name name) {
        String text = folded.text();
        int at = name.start() - 1;
        if (at < 1 || "\"'`".indexOf(text.charAt(at)) < 0) {
            return null;
        }
        at = blanksBefore(text, at);
        if (at < 2 || ":=".indexOf(text.charAt(at - 1)) < 0) {
            return null;
        }
        int labelEnd = blanksBefore(text, at - 1);
        int label = labelEnd;
        while (label > 0
                && labelEnd - label < LONGEST_PARTNER
                && (letter(text.charAt(label - 1)) || text.charAt(label - 1) == '_')) {
            label--;
        }
        at = blanksBefore(text, label);
        if (at < 3
                || text.charAt(at - 1) != ','
                || !LABELS.contains(folded.lower().substring(label, labelEnd))) {
            return null;
        }
        int end = blanksBefore(text, at - 1) - 1;
        if (end < 1 || "\"'`".indexOf(text.charAt(end)) < 0) {
            return null;
        }
        int start = end;
        while (start > 0 && end - start < CONNECTED && text.charAt(start - 1) != text.charAt(end)) {
            if (text.charAt(start - 1) == '\n') {
                return null;
            }
            start--;
        }
        if (start == end || start == 0 || end - start >= CONNECTED) {
            return null;
        }
        Value value =
                Value.of(text, start, end, end + 1, name.kind() == Kind.PASSWORD ? Link.SAID : Link.COLON, true, false);
        return value.secret(name) ? value : null;
    }

    private static int blanksBefore(String text, int place) {
        int at = place;
        while (at > 0 && place - at < 40 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int endOfQuotes(String text, int start) {
        int at = start;
        while (at > 0 && start - at < 8 && " \"'`".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** The value in front of a name: "x is the password". */
    private static @Nullable Value inFront(FoldedText folded, Name name, Values values) {
        String text = folded.text();
        int at = name.start();
        if (at > 1 && text.charAt(at - 1) == '\u0643' && blank(text.charAt(at - 2))) {
            // "x as password", with the particle at the word.
            return inFront(text, endOfWord(text, at - 1), name);
        }
        if (values.signs.forward.before(at, CONNECTED) < 0) {
            return null;
        }
        if (at > 1 && text.charAt(at - 1) == '(' && blank(text.charAt(at - 2))) {
            return inFront(text, endOfWord(text, at - 1), name);
        }
        for (int words = 0; words < 6 && at > 0 && name.start() - at < CONNECTED; words++) {
            int end = at;
            while (end > 0 && name.start() - end < CONNECTED && blank(text.charAt(end - 1))) {
                end--;
            }
            if (end == at) {
                return null;
            }
            if (words > 0
                    && FORWARD_BEGINNINGS.indexOf(text.charAt(at)) >= 0
                    && folded.matches(FORWARD, at, name.start())) {
                return inFront(text, end, name);
            }
            int start = end;
            while (start > 0 && end - start <= LONGEST_WORD && !Character.isWhitespace(text.charAt(start - 1))) {
                start--;
            }
            if (end - start > LONGEST_WORD) {
                return null;
            }
            at = start;
        }
        return null;
    }

    private static @Nullable Value inFront(String text, int end, Name name) {
        int start = end;
        while (start > 0 && end - start < 400 && !Character.isWhitespace(text.charAt(start - 1))) {
            start--;
        }
        if (end - start < 8) {
            return null;
        }
        while (start < end && "/#;*\"'`(-".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int to = end;
        while (to > start && "\"'`),:".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - start < 6) {
            return null;
        }
        Value value = Value.of(text, start, to, to, Link.SAID, true, false);
        return value.secret(name) ? value : null;
    }

    /** Where the word ends that stands in front of blanks. */
    private static int endOfWord(String text, int at) {
        int end = at;
        while (end > 0 && at - end < CONNECTED && blank(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }

    /** Where a match of an expression that begins at a place ends, or -1. */
    private static int matched(Pattern pattern, FoldedText folded, int at) {
        return folded.matched(pattern, at, at + 200);
    }

    private static boolean insideTag(String text, int at) {
        for (int i = at - 1; i >= 0 && at - i < 80; i--) {
            if (text.charAt(i) == '<') {
                return true;
            }
            if (text.charAt(i) == '>' || text.charAt(i) == '\n') {
                return false;
            }
        }
        return false;
    }

    /** Whether a place stands between the brackets of a template, where a bar is a filter. */
    private static boolean insideTemplate(String text, int at) {
        for (int i = at - 1; i > 0 && at - i < 80 && text.charAt(i) != '\n' && text.charAt(i) != '}'; i--) {
            if (text.charAt(i) == '{' && text.charAt(i - 1) == '{') {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(String text, int start, int at) {
        char c = text.charAt(at);
        if (Character.isWhitespace(c) || "\"'`<|\\\u060c\u061b".indexOf(c) >= 0) {
            return !(c == '<' && at == start);
        }
        if (c == '&' || c == ',' || c == ';') {
            // The next parameter, member or setting begins.
            int name = at + 1;
            while (name < text.length()
                    && name - at < 40
                    && (letter(text.charAt(name)) || "_- ".indexOf(text.charAt(name)) >= 0)) {
                name++;
            }
            return name > at + 1 && name < text.length() && "=:".indexOf(text.charAt(name)) >= 0;
        }
        return false;
    }

    private static int blanks(String text, int at, int most) {
        int end = at;
        while (end < text.length() && end - at < most && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return end;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** Where signs and words stand that expressions look for; a text is read once for all of them. */
    private static final class Signs {

        private static final WordTable ACCOUNTS = new WordTable(List.of(
                "user",
                "login",
                "admin",
                "root",
                "account",
                "mail",
                "\u0645\u0633\u062a\u062e\u062f\u0645",
                "\u064a\u0648\u0632\u0631",
                "\u062d\u0633\u0627\u0628"));
        /** Verbs that some words lead to, with the blanks around them. */
        private static final WordTable VERBS = new WordTable(List.of(
                "is ", "was ", "هو ", "هي ", "كان ", "كانت ", "ليصبح ", "لتصبح ", "صار ", "صارت ", "اصبح ", "أصبح ",
                "اصبحت ", "أصبحت "));
        /** How the words of {@link #FORWARD} begin, behind a blank. */
        private static final WordTable FORWARDS =
                new WordTable(List.of("is", "was", "are", "as", "\u0647\u0648", "\u0647\u064a", "\u0643\u0627\u0646"));

        private final String text;
        private final String lower;
        /** Colons and equals signs. */
        private final Marks sign;

        private final Marks bracket;
        /** Brackets with a quote behind them. */
        private final Marks call;

        /** Dashes and arrows with blanks around them. */
        private final Marks dash;

        private final Marks line;
        private final Marks arabic;
        private final Marks verb;
        private final Marks question;
        private final Marks account;
        private final Marks partner;
        private final Marks forward;

        Signs(FoldedText folded) {
            text = folded.text();
            lower = folded.lower();
            int length = text.length();
            sign = new Marks(length);
            bracket = new Marks(length);
            call = new Marks(length);
            dash = new Marks(length);
            line = new Marks(length);
            arabic = new Marks(length);
            verb = new Marks(length);
            question = new Marks(length);
            account = new Marks(length);
            partner = new Marks(length);
            forward = new Marks(length);
            for (int at = 0; at < length; at++) {
                read(at);
            }
        }

        private void read(int at) {
            char c = text.charAt(at);
            if (c >= '\u0621' && c <= '\u064a') {
                arabic.set(at);
            }
            switch (c) {
                case ':', '=' -> sign.set(at);
                case '\n' -> line.set(at);
                case '?', '\u061f' -> question.set(at);
                case '(' -> bracket(at);
                case ' ', '\t' -> behindBlank(at);
                default -> word(at);
            }
        }

        private void bracket(int at) {
            forward.set(at);
            bracket.set(at);
            if (at + 1 < text.length() && "\"'`".indexOf(text.charAt(at + 1)) >= 0) {
                call.set(at);
            }
        }

        private void behindBlank(int at) {
            if (at + 1 == text.length()) {
                return;
            }
            char c = text.charAt(at + 1);
            boolean pointing = c == '-' || c == '\u2192' || c == '\u21d2' || c == '\u27f6';
            if (pointing && endsInBlank(at + 1, c)) {
                dash.set(at + 1);
            }
            if (VERBS.at(text, at + 1) != null) {
                verb.set(at);
            }
            if (text.charAt(at) == ' ' && (c == '=' || FORWARDS.at(lower, at + 1) != null)) {
                forward.set(at);
            }
        }

        /** Whether a dash or an arrow that begins at a place has a blank behind it. */
        private boolean endsInBlank(int from, char first) {
            int at = from + 1;
            if (first == '-' && at < text.length() && text.charAt(at) == '-') {
                at++;
            }
            if (first == '-' && at < text.length() && text.charAt(at) == '>') {
                at++;
            }
            return at < text.length() && blank(text.charAt(at));
        }

        private void word(int at) {
            char c = lower.charAt(at);
            switch (c) {
                case 'u', 'l', 'a', 'r', 'm', '\u0645', '\u064a', '\u062d' -> {
                    if (ACCOUNTS.at(lower, at) != null) {
                        account.set(at);
                    }
                }
                case 'v' -> {
                    if (lower.startsWith("value", at)) {
                        partner.set(at);
                    }
                }
                default -> {
                    // nothing that is looked for
                }
            }
        }
    }

    /** The values of one text. However many names stand in front of a character, it is read and judged a limited number of times. */
    private static final class Values {

        private final FoldedText folded;
        private final String text;
        /** Where the run begins that was read last, and where it ends. */
        private int runBegin;

        private int runEnd = -1;
        private final Signs signs;
        /** For each closing quote, where it was looked for last, and where it or the end of the line was found. */
        private final Map<Character, int[]> closings = new HashMap<>();
        /** For each end of a value, how many characters were judged in front of it last. */
        private final Map<Integer, Integer> judged = new HashMap<>();

        Values(FoldedText folded) {
            this.folded = folded;
            this.text = folded.text();
            this.signs = new Signs(folded);
        }

        /**
         * Whether a value is to be judged, although it may be the last part of one that was: it is short, or shorter by a
         * quarter, so that all that is judged in front of one end adds up to a few times its length.
         */
        private boolean fresh(int end, int left) {
            if (left <= SHORT) {
                return true;
            }
            Integer last = judged.get(end);
            if (last != null && left > last - last / 4 && left < last) {
                return false;
            }
            judged.put(end, left);
            return true;
        }

        /** What stands in round brackets without blanks, or null. */
        @Nullable
        Value inBrackets(int open) {
            int run = open + 1 < text.length() ? endOfRun(open + 1) : -1;
            int close = run;
            while (close > open + 1 && run - close < MOST_MARKS && text.charAt(close - 1) != ')') {
                close--;
            }
            int end = close - 1;
            boolean closed = end > open + 1 && text.charAt(end) == ')';
            return closed && fresh(end, end - open)
                    ? Value.of(text, open + 1, end, close, Link.BESIDE, false, false)
                            .bracketed()
                    : null;
        }

        @Nullable
        Value read(int from, Link said, boolean element) {
            Link link = said;
            int at = blanks(text, from, 20);
            boolean nextLine = false;
            char first = at < text.length() ? text.charAt(at) : ' ';
            int block = "|>\\\"'<".indexOf(first) >= 0 ? matched(BLOCK, folded, at) : -1;
            if (block > 0) {
                at = block;
                nextLine = true;
            } else if (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
                int line = at;
                String passed = element ? " \t\r\n" : " \t\r\n>";
                while (line < text.length() && line - at < 80 && passed.indexOf(text.charAt(line)) >= 0) {
                    line++;
                }
                int fence = element ? -1 : matched(FENCE, folded, Math.min(line, text.length()));
                at = fence > 0 ? fence : line;
                nextLine = !element;
            }
            if (element && text.startsWith("<![CDATA[", at)) {
                at += "<![CDATA[".length();
            }
            boolean mayBeArray = at < text.length() && !element && "[a".indexOf(text.charAt(at)) >= 0;
            int array = mayBeArray ? matched(ARRAY, folded, at) : -1;
            if (array > 0) {
                // What stands in an array may as well be a rule or the name of something.
                at = array;
                link = Link.BESIDE;
            }
            int wrapped = at < text.length() && mayBeWrapped(at) ? matched(WRAPPED, folded, at) : -1;
            at = wrapped > 0 ? wrapped : at;
            int marks = at;
            while (at < text.length() && at - marks < 4 && "*\\".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at >= text.length()) {
                return null;
            }
            int quote = "\"'`\u201c\u2018\u00ab".indexOf(text.charAt(at));
            if (quote >= 0) {
                char closing = "\"'`\u201d\u2019\u00bb".charAt(quote);
                int begin = at + 1;
                while (begin < text.length() && begin - at < 3 && text.charAt(begin) == closing) {
                    begin++;
                }
                if (begin - at == 2 && (begin == text.length() || " \t\r\n,;)]}".indexOf(text.charAt(begin)) >= 0)) {
                    // Nothing is given.
                    return null;
                }
                int end = closed(begin, closing);
                if (end > begin) {
                    int stop = text.charAt(end - 1) == '\\' ? end - 1 : end;
                    if (stop == begin || !fresh(end, end - begin)) {
                        return null;
                    }
                    return joined(Value.of(text, begin, stop, end + 1, link, array < 0, nextLine && array < 0));
                }
                at = begin;
            }
            int run = endOfRun(at);
            if (!fresh(run, run - at)
                    || (nextLine
                            && run - at < LONGEST
                            && NEXT_SETTING.matcher(text.substring(at, run)).matches())) {
                return null;
            }
            int stop = run;
            while (stop > at + 1
                    && run - stop < MOST_MARKS
                    && ",;.)]}>:!?\u060c\u061b".indexOf(text.charAt(stop - 1)) >= 0) {
                stop--;
            }
            return stop > at ? Value.of(text, at, stop, run, link, false, nextLine) : null;
        }

        /** The value with the literals that are joined to it by an operator. */
        private Value joined(Value first) {
            StringBuilder all = null;
            int end = first.end;
            for (int parts = 0; parts < MOST_PARTS; parts++) {
                int open = matched(JOIN, folded, end) - 1;
                int close = open < 0 || text.startsWith("\"\"", open + 1) ? -1 : closed(open + 1, text.charAt(open));
                if (close < 0 || close - open > LONGEST_PART) {
                    break;
                }
                all = all == null ? new StringBuilder(first.text) : all;
                all.append(text, open + 1, close);
                end = close;
            }
            return all == null ? first : first.withText(all.toString(), end);
        }

        /** Whether a bracket or a quote stands where {@link #WRAPPED} wants one, or a sign that it begins with. */
        private boolean mayBeWrapped(int at) {
            boolean quoted = false;
            for (int i = at; i < text.length() && i - at < 3; i++) {
                quoted |= "\"'`".indexOf(text.charAt(i)) >= 0;
            }
            return quoted || "{!&[(".indexOf(text.charAt(at)) >= 0 || signs.call.within(at, LONGEST_CALL);
        }

        /** Where a quote is closed in the same line, or -1. */
        private int closed(int begin, char closing) {
            int[] known = closings.computeIfAbsent(closing, c -> new int[] {0, -1});
            if (begin < known[0] || begin > known[1]) {
                int end = begin;
                while (end < text.length() && text.charAt(end) != closing && text.charAt(end) != '\n') {
                    end++;
                }
                known[0] = begin;
                known[1] = end;
            }
            int end = known[1];
            return end < text.length() && text.charAt(end) == closing && end - begin <= LONGEST ? end : -1;
        }

        /** Where what stands here without quotes ends. */
        private int endOfRun(int at) {
            if (at < runBegin || at >= runEnd) {
                int end = at;
                while (end < text.length() && !ends(text, at, end)) {
                    end++;
                }
                runBegin = at;
                runEnd = end;
            }
            return runEnd;
        }
    }

    /**
     * What stands where a name's value stands.
     *
     * @param marked the same with the exclamation marks behind it, which end a sentence or a password
     */
    private record Value(
            String text,
            String marked,
            int start,
            int end,
            Link link,
            boolean quoted,
            boolean nextLine,
            boolean endsLine,
            boolean colon,
            boolean inBrackets) {

        static Value of(String text, int start, int end, int after, Link link, boolean quoted, boolean nextLine) {
            int behind = blanks(text, after, 4);
            boolean endsLine = behind >= text.length()
                    || "\r\n|".indexOf(text.charAt(behind)) >= 0
                    || "\r\n,;}])|<\"".indexOf(text.charAt(after)) >= 0
                    || end < after;
            int sign = start - 1;
            while (sign > 0 && " \t\"'`\n".indexOf(text.charAt(sign)) >= 0) {
                sign--;
            }
            boolean colon = sign >= 0 && ":=".indexOf(text.charAt(sign)) >= 0;
            int marks = end;
            while (marks < after && marks - end < MOST_MARKS && text.charAt(marks) == '!') {
                marks++;
            }
            String read = text.substring(start, Math.min(end, start + LONGEST));
            return new Value(
                    read,
                    marks > end && end - start < LONGEST ? text.substring(start, marks) : read,
                    start,
                    end,
                    link,
                    quoted,
                    nextLine,
                    endsLine,
                    colon,
                    false);
        }

        /** The value in more than one part, which end at a place. */
        Value withText(String joined, int last) {
            return new Value(joined, joined, start, last, link, quoted, nextLine, true, colon, inBrackets);
        }

        /** The value, whatever follows it. */
        Value last() {
            return new Value(text, marked, start, end, link, quoted, nextLine, true, colon, inBrackets);
        }

        /** What stands behind its name as if a verb did: foreign words at an Arabic name are no sentence. */
        Value said() {
            return link == Link.BESIDE && text.length() >= 8
                    ? new Value(text, marked, start, end, Link.SAID, quoted, nextLine, endsLine, colon, inBrackets)
                    : this;
        }

        Value bracketed() {
            return new Value(text, marked, start, end, link, quoted, nextLine, true, colon, true);
        }

        /** The value as one of several. */
        Value alone() {
            return new Value(text, marked, start, end, link, false, false, endsLine, true, false);
        }

        /** What stands below its name. */
        static Value ofCell(String text, Tables.Cell cell) {
            String read = text.substring(cell.start(), Math.min(cell.end(), cell.start() + LONGEST));
            return new Value(read, read, cell.start(), cell.end(), Link.COLON, false, false, true, true, false);
        }

        boolean secret(Name name) {
            if (marked.length() < SHORTEST || foreign() || sentence()) {
                return false;
            }
            var kinds = Characters.of(text);
            boolean looks = switch (name.kind()) {
                case PASSWORD -> password(kinds, name) || marked(name);
                case SECRET -> machineMade(kinds, name);
                case PASS -> pass(kinds) || marked(name) || perhaps(kinds, name);
                case KEY -> keyOfCipher(kinds) || perhaps(kinds, name);
                case PERHAPS -> perhaps(kinds, name);
            };
            return looks
                    && !NAME_OF_ONE.matcher(text).matches()
                    && (quoted || !VARIABLE_OF_ONE.matcher(text).matches())
                    && !Placeholders.isOne(text);
        }

        /** Words of another script than secrets have, as files of translations give them to the same names. */
        private boolean foreign() {
            boolean letters = false;
            for (int i = 0; i < marked.length(); i++) {
                char c = marked.charAt(i);
                if (c > ' ' && c < 0x7f && ".,:;!?()-'%".indexOf(c) < 0) {
                    return false;
                }
                letters |= Character.isLetter(c);
            }
            return letters;
        }

        /** Whether it is a sentence, as messages and translations are. */
        private boolean sentence() {
            int words = 1;
            int ofSentences = 0;
            int from = 0;
            if (quoted && PROMPT.matcher(text).matches()) {
                return true;
            }
            for (int i = 0; i <= text.length(); i++) {
                char c = i == text.length() ? ' ' : text.charAt(i);
                if (c >= '0' && c <= '9' || c == '_' || c == '@' || c == '#') {
                    return false;
                }
                if (c == ' ') {
                    ofSentences += SpokenSecretRule.ofSentences(text.substring(from, i)) ? 1 : 0;
                    words += i < text.length() ? 1 : 0;
                    from = i + 1;
                }
            }
            boolean ends = ".!?:".indexOf(text.charAt(text.length() - 1)) >= 0 && Character.isUpperCase(text.charAt(0));
            return words > 2 && (ends || ofSentences >= 2 && ofSentences * 2 >= words);
        }

        private boolean given(Name name) {
            return link == Link.ASSIGNED || link == Link.MEMBER || link == Link.COLON && (quoted || name.compound());
        }

        /** Whether it is a password with its exclamation mark. */
        private boolean marked(Name name) {
            if (marked.length() == text.length()
                    || nextLine
                    || ALGORITHM.matcher(text).matches()
                    || NO_SECRET.matcher(text).matches()) {
                return false;
            }
            var kinds = Characters.of(marked);
            return kinds.length() >= 8
                    && kinds.digits() > 0
                    && (name.kind() == Kind.PASSWORD ? password(kinds, name) : pass(kinds));
        }

        /** A password behind the word "pass", that also says how a test ended. */
        private boolean pass(Characters kinds) {
            if (text.indexOf(' ') >= 0
                    || kinds.length() < 8
                    || kinds.digits() == 0
                    || kinds.letters() == 0
                    || ALGORITHM.matcher(text).matches()
                    || NO_SECRET.matcher(text).matches()) {
                return false;
            }
            return thoughtUp(kinds)
                    || link == Link.ASSIGNED && (quoted || kinds.digits() >= 3 || kinds.mixed())
                    || link.compareTo(Link.SAID) <= 0 && kinds.length() >= 10 && kinds.mixed();
        }

        /** As passwords are that must have letters, digits and signs. */
        private boolean thoughtUp(Characters kinds) {
            return link.compareTo(Link.SAID) <= 0
                    && kinds.length() >= 8
                    && kinds.classes() >= 3
                    && kinds.digits() > 0
                    && kinds.symbols() > 0
                    && text.indexOf(' ') < 0
                    && !NO_SECRET.matcher(text).matches();
        }

        private boolean password(Characters kinds, Name name) {
            boolean lettersAndDigits = endsLine && kinds.digits() > 0 && kinds.letters() > 0 && kinds.words() < 0.9;
            if (nextLine && link == Link.BESIDE) {
                boolean below = name.alone()
                        && lettersAndDigits
                        && !ALGORITHM.matcher(text).matches()
                        && !NO_SECRET.matcher(text).matches();
                return endsLine && kinds.length() >= 8 && (kinds.classes() == 4 || below) && text.indexOf(' ') < 0;
            }
            if (nextLine) {
                boolean looksSo = kinds.classes() >= 3 || lettersAndDigits || endsLine && thrownTogether(kinds);
                return kinds.length() >= 8 && looksSo && text.indexOf(' ') < 0 || random(kinds);
            }
            if (link == Link.COLON && endsLine && !name.plural()) {
                if (ONLY_DIGITS.matcher(text).matches()
                        || PASSPHRASE.matcher(text).matches()) {
                    return true;
                }
            }
            boolean looks = kinds.digits() > 0 || kinds.symbols() > 0 || thrownTogether(kinds);
            return switch (link) {
                case ASSIGNED -> kinds.length() >= 4;
                case MEMBER, COLON ->
                    quoted || name.compound() && endsLine
                            ? kinds.length() >= 4
                            : kinds.length() >= 6
                                    && (endsLine ? looks : kinds.classes() >= 3 || longAndRandom(kinds))
                                    && !NO_SECRET.matcher(text).matches();
                case SAID ->
                    kinds.length() >= 6
                            && (endsLine || quoted
                                    ? looks && kinds.classes() >= 2
                                    : kinds.classes() >= 3 || longAndRandom(kinds))
                            && text.indexOf(' ') < 0
                            && !ALGORITHM.matcher(text).matches()
                            && !NO_SECRET.matcher(text).matches();
                case BESIDE ->
                    kinds.length() >= 8
                            && (inBrackets && thrownTogether(kinds)
                                    || quoted && kinds.digits() > 0 && kinds.letters() > 0 && kinds.words() < 0.9
                                    || kinds.classes() >= 3 && kinds.digits() > 0 && kinds.words() < 0.8
                                    || endsLine && kinds.classes() >= 3 && kinds.digits() >= 2 && kinds.words() <= 0.85
                                    || random(kinds))
                            && !ALGORITHM.matcher(text).matches()
                            && !NO_SECRET.matcher(text).matches();
            };
        }

        private boolean longAndRandom(Characters kinds) {
            return kinds.length() >= 24 && random(kinds);
        }

        /** Letters that are no word of any language. */
        private boolean thrownTogether(Characters kinds) {
            return kinds.length() >= 8
                    && kinds.letters() == kinds.length()
                    && (Characters.unspoken(text, 7, 2, 5)
                            || kinds.upper() >= 2 && kinds.lower() >= 2 && kinds.words() <= 0.4);
        }

        private boolean machineMade(Characters kinds, Name name) {
            if (NO_SECRET.matcher(text).matches() || text.indexOf(' ') >= 0) {
                return false;
            }
            if (nextLine && link == Link.BESIDE) {
                return endsLine
                        && random(kinds)
                        && (name.alone() || !COMMIT.matcher(text).matches());
            }
            if (!given(name) || nextLine) {
                boolean looks = link == Link.COLON
                        && kinds.length() >= 12
                        && (endsLine || kinds.classes() >= 3)
                        && kinds.digits() > 0
                        && kinds.letters() > 0
                        && (kinds.words() < 0.6
                                || kinds.words() < 0.85
                                        && UNSPEAKABLE.matcher(text).find());
                return !UUID.matcher(text).matches() && (looks && !nextLine || random(kinds))
                        || nextLine && UUID.matcher(text).matches() && link == Link.ASSIGNED;
            }
            if (kinds.digits() > 0 && kinds.letters() > 0) {
                boolean joined = text.indexOf('-') >= 0 || text.indexOf('_') >= 0 || text.indexOf('.') >= 0;
                boolean words = kinds.words() > (joined ? 0.6 : 0.8)
                                && kinds.digits() <= 4
                                && (joined
                                        || kinds.digitGroups() < 3
                                                && !UNSPEAKABLE.matcher(text).find())
                        || ALGORITHM.matcher(text).matches();
                return kinds.length() >= 8 && (!words || CHOSEN.matcher(text).matches());
            }
            if (kinds.letters() == 0) {
                return kinds.digits() >= 14 && kinds.entropy() >= 2;
            }
            boolean oneWord = text.matches("[a-z]{24,}|[A-Z]{24,}")
                    || text.matches("[A-Za-z]+") && UNSPEAKABLE.matcher(text).find();
            return kinds.length() >= 16 && kinds.entropy() >= 3 && (kinds.words() <= 0.6 || oneWord);
        }

        private boolean keyOfCipher(Characters kinds) {
            return (link.compareTo(Link.COLON) <= 0 || inBrackets && kinds.length() != 40)
                    && !nextLine
                    && endsLine
                    && kinds.length() >= 32
                    && kinds.digits() >= 6
                    && Characters.hexadecimal(text);
        }

        private boolean perhaps(Characters kinds, Name name) {
            if (NAMED_DIGEST.matcher(text).matches()) {
                return false;
            }
            if (!given(name)) {
                return !nextLine
                        && kinds.length() >= 24
                        && (kinds.mixed() && kinds.digits() >= 2 || kinds.singleCase())
                        && !Characters.hexadecimal(text)
                        && !UUID.matcher(text).matches()
                        && text.indexOf('.') < 0
                        && text.indexOf('/') != 0
                        && text.indexOf(' ') < 0;
            }
            if (NO_SECRET.matcher(text).matches() || text.indexOf(' ') >= 0 || text.indexOf('/') == 0) {
                return false;
            }
            return kinds.length() >= 16 && kinds.mixed()
                    || name.kind() == Kind.KEY
                            && name.compound()
                            && kinds.length() >= 12
                            && kinds.classes() == 4
                            && kinds.words() < 0.5
                    || kinds.length() >= 20
                            && kinds.singleCase()
                            && !Characters.hexadecimal(text)
                            && !UUID.matcher(text).matches()
                    || kinds.length() >= 32 && Characters.hexadecimal(text) && name.compound() && link == Link.ASSIGNED;
        }

        private boolean random(Characters kinds) {
            if (FINGERPRINT.matcher(text).matches()) {
                return false;
            }
            boolean filledUp = kinds.length() >= 24 && kinds.length() % 4 == 0 && text.charAt(text.length() - 1) == '=';
            return kinds.length() >= 16 && kinds.mixed() && kinds.digits() >= 2
                    || filledUp
                            && kinds.lower() >= 3
                            && kinds.upper() >= 3
                            && FILLED_UP.matcher(text).matches()
                    || kinds.length() >= 28 && kinds.mixed() && kinds.words() <= 0.35
                    || kinds.length() >= 16
                            && kinds.singleCase()
                            && !UUID.matcher(text).matches()
                    || kinds.length() >= 20 && Characters.hexadecimal(text) && kinds.digits() >= 4
                    || kinds.length() >= 16
                            && kinds.letters() + kinds.digits() == kinds.length()
                            && Characters.unspoken(text);
        }
    }
}
