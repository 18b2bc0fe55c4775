package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets as people say them, in sentences whose words speak of secrets: what looks like nothing else is one wherever it stands
 * there, what may be a name is one where a word gives it, and words without digits only behind such a word and as the last of
 * their sentence. Pairs of an account and its password are read in lists, too.
 */
@SuppressWarnings("OperatorPrecedence") // conditions in rows, laid out by the formatter
final class SpokenSecretRule implements LeakRule {

    /** What a sentence speaks of. */
    private enum Topic {
        NONE,
        /** A key, of whatever. */
        KEY,
        /** What a machine makes. */
        TOKEN,
        PIN,
        /** An account with its password. */
        ACCOUNT,
        PASSWORD
    }

    /** How a word looks. */
    private enum Looks {
        PLAIN,
        /** Hexadecimal digits, which may be a commit's. */
        DIGEST,
        /** Words with digits, or words joined: a name, or a password that somebody thought up. */
        THOUGHT_UP,
        /** Long and at random. */
        MADE,
        /** Letters, digits and signs as nothing else has them. */
        PASSWORD
    }

    /** So many words behind its topic a secret is still its. */
    private static final int REACH = 12;
    /** And so many where a word gives it. */
    private static final int GIVEN = 10;
    /** A topic is named so many words behind its secret at most. */
    private static final int AHEAD = 7;
    /** Other words are no secret that somebody says. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 100;
    /** So many words around are kept, a power of two. */
    private static final int KEPT = 32;

    private static final int MOST_WORDS = 6;
    private static final int MOST_OF_SHORT_LINE = 8;

    private static final Set<String> PASSWORDS = words(
            "password passwords passwd passw0rd psw psswd pswd pswrd pword passwrd pasword passowrd p/w passphrase passphrases pw pwd pass pass-phrase password's pw's pass's passphrase's pwd's");
    private static final Set<String> ACCOUNTS = words(
            "creds credentials credential login logins logon log-in sign-in signin wifi wi-fi wlan ssid hotspot vpn userlist.txt pgbouncer htpasswd basic-auth");
    /** Who has accounts, in front of pairs. */
    private static final Set<String> HOLDERS =
            words("user users account accounts login logins parents parent cashier cashiers"
                    + " students student teachers testers tester creds credentials admins guests pairs demo");

    private static final Set<String> TOKENS = words(
            "license licence serial token tokens secret secrets apikey api-key x-api-key bearer accesstoken pat jwt");
    private static final Map<String, Topic> TOPICS = Stream.of(
                    PASSWORDS.stream().map(word -> Map.entry(word, Topic.PASSWORD)),
                    ACCOUNTS.stream().map(word -> Map.entry(word, Topic.ACCOUNT)),
                    TOKENS.stream().map(word -> Map.entry(word, Topic.TOKEN)))
            .flatMap(topics -> topics)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> OF_KEYS = words(
            "api access secret license licence encryption signing private shared master"
                    + " activation product account admin webhook deploy deployment sdk server client registration storage unseal hmac vendor");
    private static final Set<String> NETWORKS = words("wifi wi-fi wlan wpa wpa2 wpa3 ssid hotspot");
    private static final Set<String> OF_PHRASES = words("secret security pass recovery");
    /** What people do with a password, in front of it and with what it is behind it. */
    private static final Set<String> CHOOSING = words(
            "use used using keep keeping kept pick picked choose chose chosen put putting type typing typed enter entered entering try tried take took set");
    /** In front of "on" or "with". */
    private static final Set<String> AGREEING =
            words("agreed agree settled settle decided decide went go gone stick sticking stuck landed");

    private static final Set<String> AS_LOGIN = words("as works work worked");
    /** The last word of a line that gives what stands below it. */
    private static final Set<String> GIVING_BELOW = words("is use now with to");

    private static final Set<String> IS = words("is was");
    private static final Set<String> ON = words("on with for");
    /** Between what was chosen and what it is. */
    private static final Set<String> CHOSEN_FOR = words("for as in into when if where at whenever once");

    private static final Set<String> OF_CODES =
            words("door gate alarm safe lock unlock access entry bypass admin office");

    /** What stands directly in front of a secret that is given. */
    private static final Set<String> GIVING =
            words("is was are be to use used using enter entering type typing try sure its it's says"
                    + " say now still with reads called literally said as = : -> \u2192 => - \u2013 \u2014 currently stays remains became equals"
                    + " yes ok okay here there yep set from password's pw's pass's passphrase's pwd's");
    /** What stands behind one that was found. */
    private static final Set<String> FOUND =
            words("still was is has works worked works, leaked appears appeared showed shows got worked, expired");

    /** With them "to" says what something became. */
    private static final Set<String> CHANGED = words(
            "set sets changed change changes reset resets rotated rotate updated update switched switch put make made back");

    /** Names of programs and forms that look as passwords do. */
    private static final Pattern NO_PASSWORD = Pattern.compile(
            "(?i)1password|(?:(?:ctrl|cmd|alt|shift|option|win|meta|super)[+-]){1,3}[a-z0-9]{1,8}|(?:sha|md|hs|rs|es|ps|aes|rc|utf|base|oauth|argon|bcrypt|scrypt|pbkdf|ed|rsa|ecdsa|saml|http|https|ipv|php|java|node|vue"
                    + "|log|laravel|windows|win|office|ubuntu|debian|python|mysql|postgres|postgresql|ios|android|angular|react|error|err"
                    + "|issue|bug|pr|ticket|room|step|build|version|release|amd|arm|aarch|ppc|x|i|win|tls|ssl|sql|iso|rfc|cve|user|student"
                    + "|test|page|table|column|level|phase|q|sprint|week|day|port|line|commit|es|ecma|ie|http/|junit|spring|stable|backport|fcntl|kotlin|swift|net|dotnet"
                    + "|server|host|db|web|app|api|worker|queue|v|web-|client|channel|terminal|device|branch|school|region|zone|top|part|case"
                    + "|file|chapter|section|figure|option|type|model|rev|epoch|gpt|h|mp|jdk|jre|openssl|log4j|curve"
                    + "|iphone|ipad|pixel|galaxy|grade|class|chrome)[#@_-]?[0-9]{1,4}[a-z]{0,3}"
                    + "(?:[-_$.][a-z0-9]{1,8})*+");

    private static final Pattern JOINED = Pattern.compile("[A-Za-z]?[a-z]{2,9}+(?:-[A-Za-z]?[a-z]{2,9}+){2,5}+");
    private static final Pattern JOINED_WITH_NUMBER = Pattern.compile(
            "[A-Za-z]?[a-z]{2,9}+(?:(?:-[A-Za-z]?[a-z]{2,9}+){1,5}+-|(?:-[a-z]{2,9}+){2,5}+)[0-9]{1,4}+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,8}#?+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]++");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern GROUPS = Pattern.compile("[A-Z0-9]{4,8}(?:-[A-Z0-9]{4,8}){2,7}");
    private static final Pattern SIGN_BETWEEN = Pattern.compile("[!#@$%&*+?^~=][A-Za-z]");
    /** A repository with a number of what was reported. */
    private static final Pattern OF_REPOSITORY = Pattern.compile("[a-z0-9_.-]{1,60}#[0-9]{1,6}");

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final int UUID_LENGTH = 36;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][\\w.@+-]{1,40}");
    private static final Pattern WORD = Pattern.compile("[a-z]{3,10}");
    /** Endings of words that say something of something. */
    private static final Pattern SAYING =
            Pattern.compile(".{3,}ed|.{4,}ing|.{4,}ly|.*[tsc]ions?|.{3,}(?:able|ible|ment|ness|ity)");

    /** What a number behind the word for a PIN is of. */
    private static final Set<String> MEASURES =
            words("length attempts attempt limit timeout size count max min tries entry entries"
                    + " lockout version build retries after digits codes hash");

    private static final Set<String> FOLLOWING =
            words("it its it's new use try sure here that temporary current now yours");
    private static final Set<String> SEEDS = words("mfa otp totp 2fa authenticator");
    private static final Set<String> MADE_FOR =
            words("test demo guest temp temporary trial qa service shared local login");
    private static final Set<String> ENTERING = words("log logged logs logging sign signed");
    /** What is said of a key that is used. */
    private static final Set<String> USED = words("with using use the our new old my this wrong invalid bad send sent");

    private static final Set<String> COMPANY = words("username user login account as for email");
    private static final Set<String> ANSWERING =
            words("sure here yes ok okay still it it's its is try yep new one the now there you go use");
    private static final Set<String> THE = words("the our its their my a an it that's it's");
    private static final Set<String> AND = words("and / & + pw pass password with | - \u2013 \u2014");
    private static final Set<String> UNITS =
            words("ms s sec min minutes seconds digit digits char chars percent times of users requests is was are");
    private static final Set<String> GOES_ON = words("works opens unlocks stays is was has does goes");
    /** In front of a PIN that is named behind it. */
    private static final Set<String> WITH = words("with use enter type entering using");

    /** What hexadecimal digits are of that are no secret. */
    private static final Set<String> DIGESTS = words(
            "commit commits sha sha1 sha256 digest hash fingerprint checksum revision rev md5 etag tag reverts thumbprint");
    /** What stands behind the name of a part of a program: "Password: new PasswordV2Field component". */
    private static final Set<String> PARTS_OF_PROGRAMS =
            words("component components widget widgets class classes module helper hook plugin composable");
    /** What commits begin with. */
    private static final Set<String> COMMITS = words(
            "feat feature fix fixes chore docs doc style refactor perf test tests build ci revert deps i18n wip merge");
    /** What goes on behind a secret. */
    private static final Set<String> BEHIND =
            words("for btw until till and on in but or as now works please while during if to");

    /** Words of which sentences about passwords are made, so that no passphrase is. */
    private static final Set<String> SENTENCES = words(
            "the and for not you your our are was has had have but can may must will shall should"
                    + " would could its his her their this that these those than then them they with without from into onto over under"
                    + " about after again all also any been before being both does done down each else even ever every few how"
                    + " just more most much need needs never new non now off old once one ones only other out own per same see set sets"
                    + " since some still such take takes too two three four five six seven eight nine ten until upon use uses user users"
                    + " very via were what when where which while who why yet too long short length least most max min minimum maximum"
                    + " weak strong safe secure secret secrets hidden visible empty blank null none optional mandatory valid invalid"
                    + " wrong right correct missing text plain clear case sensitive lower upper read write field fields form forms page"
                    + " pages screen dialog button link input output hint hints prompt rule rules policy policies check checks test tests"
                    + " login logon sign reset resets change changes hash hashes salt key keys token tokens value values type types"
                    + " file files store stores vault email mail mails name names account accounts admin guest role roles default custom"
                    + " list lists table column data base code codes digit digits character characters letter letters number numbers"
                    + " symbol symbols word words line lines day days week weeks month months year years hour hours minute minutes"
                    + " second seconds time times error errors fail fails failure bug bugs fix fixes feature flow flows step steps setup"
                    + " issue issues support version release app apps web mobile client server service system here there below above"
                    + " soon later today always often part parts full first last next great good bad okay fine free open shut wide"
                    + " work works make makes show shows let lets get gets got put puts send sent sends add adds ask asks say says"
                    + " match matches expiry expires locked unlock unlocks change docs ticket tickets team teams owner owners manager"
                    + " managers mode modes option options toggle state states status size limit limits level request response session"
                    + " sessions cookie cookies cache queue retry retries attempt attempts rotate recovery backup backups history meter"
                    + " strength autofill clipboard copy paste known unknown public private internal external local remote global"
                    + " common unique equal equals different similar like likely ready available possible neither nor many thing things stuff several both");

    /** What release notes say that was done, behind "Password:" or "Login:". */
    private static final Set<String> DONE = words(
            "add allow allows avoid block bump cap count create cut drop drops enforce extend fix handle hide hides improve keep keeps limit log"
                    + " lower mask masks migrate move prevent raise refactor refuse refuses reject rejects remove rename replace"
                    + " require requires rework rewrite send shorten show skip speed stop support toggle toggles trim trims truncate"
                    + " unify update upgrade use warn warns");

    /** What sentences of other languages are made of, in translations beside English ones. */
    private static final Set<String> FOREIGN =
            words("le la les du des est un une el los las por para der die das ist und de");

    /** Whether sentences about secrets have a word, and passphrases do not. */
    static boolean ofSentences(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        int end = small.length();
        while (end > 0 && ".,;:!?".indexOf(small.charAt(end - 1)) >= 0) {
            end--;
        }
        String bare = small.substring(0, end);
        return SENTENCES.contains(bare) || PASSWORDS.contains(bare) || FOREIGN.contains(bare);
    }

    @Override
    public String name() {
        return "spoken-secret";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        var sentence = new Words(folded);
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < sentence.count; i++) {
            int last = sentence.secret(i);
            if (last >= 0) {
                findings.add(finding(sentence.from[i], sentence.to[last]));
                i = last;
            } else {
                sentence.pair(i, findings);
            }
        }
        return findings;
    }

    private static Finding finding(int start, int end) {
        return new Finding(
                "spoken-secret", start, end, "It looks like a secret; remove it, and change it if it is one.");
    }

    private static Set<String> words(String words) {
        return Arrays.stream(words.split(" ")).collect(Collectors.toUnmodifiableSet());
    }

    private static Looks looks(String word) {
        char first = word.charAt(0);
        if (!Character.isLetterOrDigit(first) && "+/!".indexOf(first) < 0) {
            return Looks.PLAIN;
        }
        boolean encoded = true;
        boolean letters = true;
        boolean signs = false;
        boolean hyphen = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            boolean sign = !letter && !(c >= '0' && c <= '9');
            if (c >= 0x80 || sign && "!#%&*?@$^+~_.-=/".indexOf(c) < 0) {
                return Looks.PLAIN;
            }
            letters &= letter || sign && "-/._".indexOf(c) >= 0;
            signs |= sign;
            hyphen |= c == '-';
            if (c == '=' && i < word.length() - 2) {
                return Looks.PLAIN;
            }
            encoded &= !sign || "+/=_-".indexOf(c) >= 0;
        }
        if (letters) {
            boolean made = !signs && Characters.unspoken(word);
            return made ? Looks.MADE : hyphen && joined(word) ? Looks.THOUGHT_UP : Looks.PLAIN;
        }
        var kinds = Characters.of(word);
        if (Characters.hexadecimal(word)) {
            return word.length() >= 20 && kinds.digits() >= 4 && kinds.upper() == 0 ? Looks.DIGEST : Looks.PLAIN;
        }
        boolean path = word.indexOf('/') >= 0;
        boolean mail = word.indexOf('@') > 0 && word.indexOf('.', word.indexOf('@')) > 0;
        boolean groups = kinds.upper() > 0 && GROUPS.matcher(word).matches();
        if (mail
                || word.length() == UUID_LENGTH && UUID.matcher(word).matches()
                || !groups
                        && Character.isLetter(first)
                        && NO_PASSWORD.matcher(word).matches()) {
            return Looks.PLAIN;
        }
        if (encoded && (kinds.length() >= 20 && kinds.mixed() || !path && random(kinds))) {
            return Looks.MADE;
        }
        if (path || kinds.symbols() > kinds.length() / 2) {
            return Looks.PLAIN;
        }
        if (words(word, kinds) || hyphen && numbered(word)) {
            return Looks.THOUGHT_UP;
        }
        if (kinds.classes() == 4) {
            return Looks.PASSWORD;
        }
        boolean inside =
                kinds.classes() == 3 && kinds.length() >= 9 && Character.isLetter(word.charAt(word.length() - 1));
        return inside
                        || kinds.classes() == 3
                                && kinds.symbols() > 0
                                && kinds.digits() > 0
                                && kinds.lower() > 0
                                && kinds.length() >= 7
                ? Looks.THOUGHT_UP
                : groups && kinds.digits() > 0 ? Looks.MADE : Looks.PLAIN;
    }

    private static boolean random(Characters kinds) {
        return kinds.letters() + kinds.digits() == kinds.length()
                && (kinds.length() >= 10 && kinds.mixed()
                        || kinds.length() >= 16 && kinds.singleCase()
                        || kinds.length() >= 18
                                && kinds.lower() >= 3
                                && kinds.upper() >= 3
                                && kinds.digits() >= 2
                                && kinds.words() <= 0.75
                                && kinds.entropy() >= 3.6);
    }

    /** Words with digits behind them, and one sign at most. */
    private static boolean words(String word, Characters kinds) {
        int last = word.length() - 1;
        boolean digits = Character.isDigit(word.charAt(last))
                || kinds.symbols() == 1 && Character.isDigit(word.charAt(last - 1)) && kinds.digits() >= 2;
        return kinds.length() >= 7
                && !(word.indexOf('-') > 0
                        && SAYING.matcher(word.substring(0, word.indexOf('-'))).matches())
                && kinds.digitGroups() == 1
                && digits
                && kinds.digits() <= 4
                && (kinds.digits() >= 2 || kinds.upper() >= 2 || kinds.symbols() == 1)
                && kinds.symbols() <= 1
                && (kinds.symbols() == 0 || !SIGN_BETWEEN.matcher(word).find())
                && kinds.letters() >= 4
                && kinds.lower() > 0
                && kinds.words() * kinds.length() > kinds.letters() - 0.5;
    }

    /** Three words or more that are joined, of which no sentence is made. */
    private static boolean joined(String word) {
        return JOINED.matcher(word).matches()
                && Arrays.stream(word.toLowerCase(Locale.ROOT).split("-"))
                        .noneMatch(part ->
                                SENTENCES.contains(part) || SAYING.matcher(part).matches());
    }

    /** Two words or more that are joined with a number behind them, of which no sentence is made: "camel-ghaf-7". */
    private static boolean numbered(String word) {
        return JOINED_WITH_NUMBER.matcher(word).matches()
                && Arrays.stream(word.toLowerCase(Locale.ROOT).split("[-0-9]+"))
                        .noneMatch(part -> SENTENCES.contains(part)
                                || DONE.contains(part)
                                || SAYING.matcher(part).matches());
    }

    /** The words of a text, read from left to right, with what was spoken of last. */
    private static final class Words {

        private final String text;
        private final String lower;
        private final int count;
        /** Where each word begins and ends with the marks at it, and without them. */
        private final int[] begin;

        private final int[] end;
        private final int[] from;
        private final int[] to;
        /** How many lines end in front of each. */
        private final byte[] breaks;

        private final @Nullable String[] cores = new String[KEPT];
        private final int[] coreOf = new int[KEPT];

        private Topic topic = Topic.NONE;
        private int topicAt;
        /** What the line before spoke of. */
        private Topic above = Topic.NONE;

        /** What that line or the one before it spoke of, if neither spoke of a digest. */
        private Topic before = Topic.NONE;

        /** Whether the line speaks of a token, and of a digest. */
        private boolean ofToken;

        private boolean ofDigest;
        private int holderAt = -2 * REACH;
        private int lineBegin;
        /** The last line that was nothing but a pair, with its secret. */
        private int pairEnd = -1;

        private int pairFrom = -1;
        /** A pair of which nothing says that it is an account's, and where its secret is. */
        private int lone = -1;

        private int loneFrom;
        private int loneEnd;

        Words(FoldedText folded) {
            text = folded.text();
            lower = folded.lower();
            int size = 0;
            boolean blank = true;
            for (int i = 0; i < text.length(); i++) {
                boolean next = Character.isWhitespace(text.charAt(i));
                size += blank && !next ? 1 : 0;
                blank = next;
            }
            count = size;
            begin = new int[size];
            end = new int[size];
            from = new int[size];
            to = new int[size];
            breaks = new byte[size];
            read();
        }

        private void read() {
            int lines = 0;
            int at = 0;
            for (int word = 0; word < count; word++) {
                while (Character.isWhitespace(text.charAt(at))) {
                    lines += text.charAt(at) == '\n' ? 1 : 0;
                    at++;
                }
                breaks[word] = (byte) Math.min(lines, 9);
                lines = 0;
                begin[word] = at;
                while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                end[word] = at;
                int first = begin[word];
                while (first < at && "\"'`([{<*_".indexOf(text.charAt(first)) >= 0) {
                    first++;
                }
                int last = at;
                while (last > first && "\"'`)]}>*.,;:!?".indexOf(text.charAt(last - 1)) >= 0) {
                    last--;
                }
                from[word] = first;
                to[word] = last;
            }
        }

        /** The last word of the secret that begins with a word, or -1. */
        int secret(int i) {
            begins(i);
            Topic own = topic(i);
            if (own != Topic.NONE) {
                ofToken |= own == Topic.TOKEN;
                if (own.compareTo(topic) >= 0 || i - topicAt > 4) {
                    topic = own;
                    topicAt = i;
                }
                return -1;
            }
            holderAt = word(i, HOLDERS) ? i : holderAt;
            ofDigest |= word(i, DIGESTS);
            int length = to[i] - from[i];
            if (length < 3 || length > LONGEST) {
                return -1;
            }
            if (Character.isDigit(text.charAt(from[i]))
                    && DIGITS.matcher(text).region(from[i], to[i]).matches()) {
                return pin(i) ? i : -1;
            }
            boolean quoted = text.charAt(begin[i]) == '"' && topic == Topic.NONE;
            boolean beside =
                    topic == Topic.PASSWORD && i - 1 == topicAt && core(topicAt).startsWith("passphrase");
            if (quoted
                    || beside
                    || near(i, Topic.PASSWORD, GIVEN) && given(i)
                    || above == Topic.PASSWORD && answer(i)) {
                int last = phrase(i);
                if (last >= 0 && (!quoted || lastSign(last) == '"' && as(last))) {
                    return last;
                }
            }
            return length >= SHORTEST && said(i) ? i : -1;
        }

        /** A new line, or a new sentence, speaks of something else. */
        private void begins(int i) {
            if (breaks[i] > 0) {
                above = breaks[i] <= 2 ? topic : Topic.NONE;
                // What a line speaks of is still spoken of below the short one that follows it.
                Topic two = ofToken ? Topic.TOKEN : i - lineBegin <= MOST_OF_SHORT_LINE ? before : Topic.NONE;
                before = breaks[i] <= 3 && !ofDigest ? two : Topic.NONE;
                ofToken = false;
                ofDigest = false;
                topic = Topic.NONE;
                lineBegin = i;
                holderAt = -2 * REACH;
            } else if (i > 0
                    && ".!?".indexOf(text.charAt(end[i - 1] - 1)) >= 0
                    && end[i - 1] - begin[i - 1] > 2
                    && Character.isUpperCase(text.charAt(from[i] < to[i] ? from[i] : begin[i]))
                    && !word(i, FOLLOWING)) {
                topic = Topic.NONE;
            }
        }

        private Topic topic(int i) {
            int length = to[i] - from[i];
            if (length < 2 || length > 24) {
                return Topic.NONE;
            }
            String word = core(i);
            Topic known = TOPICS.get(word);
            if (known != null) {
                return known;
            }
            if (word.endsWith("-token") || word.endsWith("-secret")) {
                return Topic.TOKEN;
            }
            boolean behind = i > lineBegin;
            return switch (word) {
                case "key", "keys" ->
                    ofNetwork(i) ? Topic.PASSWORD : behind && word(i - 1, OF_KEYS) ? Topic.TOKEN : Topic.KEY;
                case "phrase" -> behind && word(i - 1, OF_PHRASES) ? Topic.PASSWORD : Topic.NONE;
                case "pin" -> text.startsWith("PIN", from[i]) ? Topic.PIN : Topic.NONE;
                case "passcode" -> Topic.PIN;
                case "account", "accounts", "user", "users" ->
                    behind && word(i - 1, MADE_FOR) ? Topic.ACCOUNT : Topic.NONE;
                case "code" -> behind && word(i - 1, OF_CODES) ? Topic.PIN : Topic.NONE;
                case "seed" -> behind && word(i - 1, SEEDS) ? Topic.TOKEN : Topic.NONE;
                case "word" -> behind && core(i - 1).equals("secret") ? Topic.PASSWORD : Topic.NONE;
                case "to" -> behind && core(i - 1).equals("connected") ? Topic.ACCOUNT : Topic.NONE;
                case "in", "into", "on" -> behind && word(i - 1, ENTERING) ? Topic.ACCOUNT : Topic.NONE;
                case "auth" -> behind && core(i - 1).equals("basic") ? Topic.ACCOUNT : Topic.NONE;
                default -> Topic.NONE;
            };
        }

        /** Whether a key is that of a network of which was spoken just before. */
        private boolean ofNetwork(int i) {
            for (int at = i - 1; at >= lineBegin && i - at <= 3; at--) {
                if (word(at, NETWORKS)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether something at least so telling was spoken of in this sentence, so many words in front at most. */
        private boolean near(int i, Topic least, int most) {
            return topic.compareTo(least) >= 0 && i - topicAt <= most;
        }

        /** Whether the word in front gives what stands here. */
        private boolean given(int i) {
            if (i == lineBegin) {
                return false;
            }
            char sign = lastSign(i - 1);
            if (sign == ':' || sign == '=') {
                return true;
            }
            String before = lower.substring(begin[i - 1], Math.min(end[i - 1], begin[i - 1] + 16));
            String word = from[i - 1] < to[i - 1] ? core(i - 1) : before;
            if (end[i - 1] - begin[i - 1] > 14 || !(GIVING.contains(word) || GIVING.contains(before))) {
                return false;
            }
            boolean example =
                    word.equals("as") && i - 2 >= lineBegin && core(i - 2).equals("such");
            return !example && (!(word.equals("to") || word.equals("from")) || said(i, CHANGED, 9));
        }

        /** Whether one of some words was said in this line, so many words in front at most. */
        private boolean said(int i, Set<String> words, int most) {
            for (int at = i - 1; at >= lineBegin && i - at <= most; at--) {
                if (word(at, words)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether here stands what the line before asked for, behind who says it and how. */
        private boolean answer(int i) {
            if (above.compareTo(Topic.TOKEN) < 0 || i - lineBegin > 4 || lineBegin == 0) {
                return false;
            }
            boolean spoken = lastSign(lineBegin) == ':' && speaker(lineBegin);
            boolean begins = i == lineBegin || spoken || given(i);
            for (int at = lineBegin; at < i; at++) {
                begins &= at == lineBegin && spoken || word(at, ANSWERING) || from[at] == to[at];
            }
            return begins && (i > lineBegin || endsLine(i));
        }

        /** Whether a word may be who speaks, and not what a commit is about: "chore(engine):". */
        private boolean speaker(int i) {
            for (int at = from[i]; at < to[i]; at++) {
                if (!Character.isLetterOrDigit(text.charAt(at)) && "-_.'".indexOf(text.charAt(at)) < 0) {
                    return false;
                }
            }
            return !word(i, COMMITS) && !doubled(i);
        }

        private boolean doubled(int i) {
            for (int at = from[i] + 1; at < to[i]; at++) {
                if (text.charAt(at) == '-' && text.charAt(at - 1) == '-') {
                    return true;
                }
            }
            return false;
        }

        /** The last of three words or more that are a passphrase and not a sentence, or -1. */
        private int phrase(int i) {
            int last = i;
            while (last < count && last - i < MOST_WORDS && phraseGoesOn(i, last)) {
                boolean marked = to[last] < end[last];
                if (marked) {
                    last++;
                    break;
                }
                last++;
            }
            int words = last - i;
            boolean ends = last == count
                    || breaks[last] > 0
                    || to[last - 1 < i ? i : last - 1] < end[last - 1 < i ? i : last - 1]
                    || word(last, BEHIND);
            return words >= 3 && ends ? last - 1 : -1;
        }

        private boolean phraseGoesOn(int first, int i) {
            if (to[i] - from[i] > 10 || i > first && (breaks[i] > 0 || begin[i] < from[i])) {
                return false;
            }
            String word = text.substring(from[i], to[i]);
            return WORD.matcher(word).matches()
                    && !SENTENCES.contains(word)
                    && !DONE.contains(word)
                    && !SAYING.matcher(word).matches();
        }

        /** Whether a number lets somebody in. */
        private boolean pin(int i) {
            boolean behind = topic == Topic.PIN && i - topicAt <= (given(i) ? GIVEN : 6);
            boolean direct = behind && (i - 1 == topicAt || given(i)) && !said(i, MEASURES, i - topicAt + 1);
            boolean inFront = !behind && i > lineBegin && word(i - 1, WITH) && ahead(i, Topic.PIN, AHEAD);
            boolean said =
                    !endsLine(i) && word(i + 1, IS) && ahead(i, Topic.PIN, 3) && !ahead(i, Topic.PIN, 1) && pinEnds(i);
            if (said) {
                return true;
            }
            if (!direct && !inFront) {
                return false;
            }
            boolean ends = endsLine(i) || to[i] < end[i];
            if (ends) {
                return true;
            }
            boolean many = core(i + 1).endsWith("s") && !word(i + 1, GOES_ON);
            return !many
                    && !word(i + 1, UNITS)
                    && !YEAR.matcher(text).region(from[i], to[i]).matches();
        }

        /** Whether the word for a PIN that follows soon is the last of its sentence. */
        private boolean pinEnds(int i) {
            for (int at = i + 2; at < count && at - i <= 3 && breaks[at] == 0; at++) {
                if (topic(at) == Topic.PIN) {
                    return endsLine(at) || to[at] < end[at];
                }
            }
            return false;
        }

        /** Whether something at least so telling is spoken of soon. */
        private boolean ahead(int i, Topic least, int most) {
            for (int at = i + 1; at < count && at - i <= most && breaks[at] == 0; at++) {
                Topic next = topic(at);
                if (next.compareTo(least) >= 0 && (least != Topic.PIN || next == Topic.PIN)) {
                    return true;
                }
            }
            return false;
        }

        /** Whether one word is a secret. */
        private boolean said(int i) {
            String word = text.substring(from[i], to[i]);
            Looks looks = looks(word);
            if (looks == Looks.PLAIN || Placeholders.isOne(word)) {
                return false;
            }
            if (row(i, looks)) {
                return true;
            }
            return switch (looks) {
                case PASSWORD ->
                    near(i, Topic.ACCOUNT, REACH)
                            || near(i, Topic.TOKEN, REACH) && given(i)
                            || above.compareTo(Topic.ACCOUNT) >= 0 && (i == lineBegin && endsLine(i) || answer(i))
                            || ahead(i, Topic.ACCOUNT, AHEAD);
                case MADE ->
                    near(i, Topic.ACCOUNT, REACH)
                            || key(i, word)
                            || above.compareTo(Topic.TOKEN) >= 0 && (i == lineBegin && endsLine(i) || answer(i))
                            || ahead(i, Topic.ACCOUNT, AHEAD - 2)
                            || asPassword(i)
                            || named(i);
                case DIGEST ->
                    key(i, word)
                            || named(i)
                            || above == Topic.TOKEN && i > lineBegin && answer(i)
                            || before == Topic.TOKEN
                                    && i == lineBegin
                                    && endsLine(i)
                                    && (!COMMIT.matcher(word).matches() || i > 0 && word(i - 1, GIVING_BELOW));
                case THOUGHT_UP -> thoughtUp(i);
                case PLAIN -> false;
            };
        }

        private boolean key(int i, String word) {
            // Behind a dash stands the commit of what was said.
            boolean commit =
                    Characters.hexadecimal(word) && i > lineBegin && "-\u2013\u2014".indexOf(lastSign(i - 1)) >= 0;
            if (commit || said(i, DIGESTS, 8)) {
                return false;
            }
            boolean beside = i - 1 == topicAt;
            if (topic == Topic.KEY) {
                return beside && topicAt > lineBegin && word(topicAt - 1, USED)
                        || given(i) && i - topicAt <= 6 && lastSign(topicAt) != ':';
            }
            return near(i, Topic.TOKEN, REACH)
                    && (beside
                            || i - 2 == topicAt && text.charAt(begin[i - 1]) == '('
                            || given(i)
                            || begin[i] < from[i] && !COMMIT.matcher(word).matches()
                            || word.length() >= 20 && !Characters.hexadecimal(word));
        }

        /** Whether what it is stands behind it: "..., the unseal key". */
        private boolean named(int i) {
            return lastSign(i) == ','
                    && !endsLine(i)
                    && word(i + 1, THE)
                    && ahead(i, Topic.TOKEN, 5)
                    && !said(i, DIGESTS, 8);
        }

        /** Whether what may be a name is given as a password. */
        private boolean thoughtUp(int i) {
            if (!endsLine(i) && word(i + 1, PARTS_OF_PROGRAMS)) {
                return false;
            }
            if (topic == Topic.ACCOUNT && i - 1 == topicAt && lastSign(topicAt) == ':' && endsLine(i) && signed(i)) {
                return true;
            }
            boolean behindTopic =
                    i > lineBegin && topic(i - 1).compareTo(Topic.TOKEN) >= 0 && topic(i - 1) != Topic.PIN;
            if (behindTopic && signed(i) && to[i] - from[i] >= 8 && (endsLine(i) || word(i + 1, BEHIND))) {
                return true;
            }
            if (chosen(i) || near(i, Topic.ACCOUNT, REACH) && signed(i) && i > lineBegin && word(i - 1, WITH)) {
                return true;
            }
            boolean behind = near(i, Topic.PASSWORD, REACH) && (given(i) || digits(i) && apposed(i));
            boolean inFront = !endsLine(i) && word(i + 1, FOUND) && ahead(i, Topic.PASSWORD, AHEAD);
            if (behind || inFront || answer(i) && above.compareTo(Topic.ACCOUNT) >= 0) {
                return true;
            }
            boolean beside = topic == Topic.PASSWORD && i - 1 == topicAt;
            if (beside
                    && (topicAt - 2 >= lineBegin && word(topicAt - 2, COMPANY)
                            || topicAt > lineBegin && word(topicAt - 1, AND)
                            || to[i] < end[i]
                            || endsLine(i)
                            || lastSign(topicAt) == ',' && !endsLine(i) && word(i + 1, FOUND)
                            || lastSign(topicAt) != ',' && !endsLine(i) && word(i + 1, BEHIND))) {
                return true;
            }
            // An account in front, and what parts it from its password.
            boolean way = i - 2 == topicAt && core(i - 1).equals("with");
            boolean parted = i - 2 >= lineBegin
                    && !way
                    && (word(i - 1, AND) || from[i - 1] == to[i - 1])
                    && NAME.matcher(text).region(from[i - 2], to[i - 2]).matches();
            boolean pair = !numbered(i)
                    && (parted || i - 1 > topicAt && i - 2 >= lineBegin && lastSign(i - 2) == ':' && !word(i - 1, DONE))
                    && (near(i, Topic.ACCOUNT, REACH) || ahead(i, Topic.ACCOUNT, 5));
            return pair || as(i);
        }

        /** "we agreed on x for the shared mailbox password", "type x when it asks for the master password" */
        private boolean chosen(int i) {
            if (i == lineBegin
                    || endsLine(i)
                    || to[i] < end[i] && lastSign(i) != '"'
                    || !digits(i)
                    || !word(i + 1, CHOSEN_FOR)) {
                return false;
            }
            boolean agreed = i - 2 >= lineBegin && word(i - 1, ON) && word(i - 2, AGREEING);
            if (!agreed && !word(i - 1, CHOOSING)) {
                return false;
            }
            for (int at = i + 2; at < count && at - i <= AHEAD + 2 && breaks[at] == 0; at++) {
                Topic next = topic(at);
                if (next == Topic.PASSWORD || next == Topic.ACCOUNT) {
                    return endsLine(at) || to[at] < end[at] || word(at + 1, BEHIND) || word(at + 1, CHOSEN_FOR);
                }
            }
            return false;
        }

        /** Whether it has digits and signs that join no words: "wifi: tulip#42". */
        private boolean signed(int i) {
            for (int at = from[i]; at < to[i]; at++) {
                if ("!#%&*?$^+~=".indexOf(text.charAt(at)) >= 0) {
                    return digits(i)
                            && Characters.of(text.substring(from[i], to[i])).letters() >= 3;
                }
            }
            return false;
        }

        /** "... is in the wiki as root password" */
        private boolean asPassword(int i) {
            boolean as = false;
            for (int at = i + 1; at < count && at - i <= AHEAD && breaks[at] == 0; at++) {
                as |= core(at).equals("as");
                if (as && topic(at) == Topic.PASSWORD) {
                    return true;
                }
            }
            return false;
        }

        /** Whether it differs by its number only from what stands in front: "iPhone14 and iPhone15". */
        private boolean numbered(int i) {
            if (i - 2 < lineBegin || from[i - 2] == to[i - 2]) {
                return false;
            }
            String before = text.substring(from[i - 2], to[i - 2]);
            String name = NUMBER.matcher(before).replaceAll("");
            return name.length() < before.length()
                    && NUMBER.matcher(text.substring(from[i], to[i]))
                            .replaceAll("")
                            .equals(name);
        }

        /** Whether it stands beside what it is, behind an account, or behind a comma as the last of its sentence. */
        private boolean apposed(int i) {
            return i - 1 == topicAt
                    || i - 2 == topicAt && lastSign(topicAt) == ':'
                    || i > lineBegin && lastSign(i - 1) == ',' && (endsLine(i) || lastSign(i) == '.');
        }

        private boolean digits(int i) {
            for (int at = from[i]; at < to[i]; at++) {
                if (Character.isDigit(text.charAt(at))) {
                    return true;
                }
            }
            return false;
        }

        /** "... as the root password" */
        private boolean as(int i) {
            return !endsLine(i)
                    && ",.;:!?".indexOf(lastSign(i)) < 0
                    && core(i + 1).equals("as")
                    && ahead(i, Topic.PASSWORD, 5);
        }

        /** "staging / admin / x", the whole line or its end: a password as nothing else looks, behind two names. */
        private boolean row(int i, Looks looks) {
            if (!endsLine(i) || i - 4 < lineBegin || looks == Looks.DIGEST || looks == Looks.THOUGHT_UP && !signed(i)) {
                return false;
            }
            char stroke = text.charAt(begin[i - 1]);
            return "/|\u2013-".indexOf(stroke) >= 0
                    && end[i - 1] - begin[i - 1] == 1
                    && end[i - 3] - begin[i - 3] == 1
                    && text.charAt(begin[i - 3]) == stroke
                    && NAME.matcher(text).region(from[i - 2], to[i - 2]).matches()
                    && NAME.matcher(text).region(from[i - 4], to[i - 4]).matches();
        }

        /** An account and its password in one word, or in two in quotes. */
        void pair(int i, List<Finding> findings) {
            int length = end[i] - begin[i];
            if (length < SHORTEST || length > LONGEST) {
                return;
            }
            boolean line = i == lineBegin && endsLine(i);
            boolean inQuotes = i == lineBegin + 1 && endsLine(i) && quoted(i - 1) && quoted(i);
            int secret;
            int secretEnd = to[i];
            if (inQuotes) {
                line = true;
                secret = from[i];
                secretEnd = end[i] - 1;
            } else {
                int sign = parted(i);
                if (sign < 0 || !NAME.matcher(text).region(from[i], sign).matches()) {
                    return;
                }
                secret = sign + 1;
            }
            String word = text.substring(secret, secretEnd);
            Looks looks = looks(word);
            if (looks == Looks.PLAIN
                    || looks == Looks.DIGEST
                    || Placeholders.isOne(word)
                    || OF_REPOSITORY.matcher(word).matches()) {
                return;
            }
            boolean spokenOf = topic == Topic.ACCOUNT || i - holderAt <= REACH;
            boolean listed = line && pairEnd >= 0 && above(pairEnd, begin[lineBegin]);
            if (listed && pairFrom >= 0) {
                findings.add(finding(pairFrom, pairEnd));
            }
            boolean second = lone >= lineBegin && i - lone <= 4 && looks.compareTo(Looks.MADE) >= 0;
            if (second) {
                findings.add(finding(loneFrom, loneEnd));
            }
            boolean asLogin = !endsLine(i) && word(i + 1, AS_LOGIN) && ahead(i, Topic.ACCOUNT, 5);
            boolean forLogin = !endsLine(i) && signed(i) && core(i + 1).equals("for") && ahead(i, Topic.ACCOUNT, 6);
            boolean found = spokenOf
                    || forLogin
                    || asLogin
                    || listed
                    || second
                    || inQuotes && looks == Looks.PASSWORD
                    || line && above.compareTo(Topic.ACCOUNT) >= 0;
            if (found) {
                findings.add(finding(secret, secretEnd));
            }
            if (!found && looks.compareTo(Looks.MADE) >= 0) {
                lone = i;
                loneFrom = secret;
                loneEnd = secretEnd;
            }
            if (line) {
                pairFrom = found ? -1 : secret;
                pairEnd = secretEnd;
            }
        }

        /** Whether nothing but the end of a line stands between. */
        private boolean above(int from, int to) {
            int lines = 0;
            for (int at = from; at < to && at - from < 20; at++) {
                lines += text.charAt(at) == '\n' ? 1 : 0;
            }
            return to - from < 20 && lines == 1;
        }

        private boolean quoted(int i) {
            return end[i] - begin[i] > 2 && text.charAt(begin[i]) == '"' && lastSign(i) == '"';
        }

        /** Where the one stroke or colon stands that parts an account from its password, or -1. */
        private int parted(int i) {
            int sign = -1;
            for (int at = from[i]; at < to[i]; at++) {
                char c = text.charAt(at);
                if (c == '/' || c == ':') {
                    if (sign >= 0) {
                        return -1;
                    }
                    sign = at;
                }
            }
            return sign > from[i] && sign + SHORTEST <= to[i] ? sign : -1;
        }

        private boolean word(int i, Set<String> words) {
            return to[i] - from[i] <= 14 && words.contains(core(i));
        }

        /** A word as it is compared; it is asked for many times, mostly soon after the one before. */
        private String core(int i) {
            int slot = i & KEPT - 1;
            String kept = cores[slot];
            if (kept == null || coreOf[slot] != i) {
                kept = lower.substring(from[i], to[i]);
                cores[slot] = kept;
                coreOf[slot] = i;
            }
            return kept;
        }

        private boolean endsLine(int i) {
            return i + 1 == count || breaks[i + 1] > 0;
        }

        private char lastSign(int i) {
            return text.charAt(end[i] - 1);
        }
    }
}
