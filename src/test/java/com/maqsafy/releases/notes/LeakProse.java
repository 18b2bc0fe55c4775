package com.maqsafy.releases.notes;

import com.maqsafy.releases.notes.LeakTexts.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How people say secrets in English: in chats, tickets, commits, runbooks, mail, minutes, and traces that they paste; and
 * sentences of release notes with the same words. Each sentence is made with several kinds of secrets.
 */
final class LeakProse {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final String[] PEOPLE = {"dana", "yousef", "Mona", "Khalid", "rami", "Noura", "ibrahim", "Salma"};
    private static final String[] ACCOUNTS = {
        "parent1", "demo", "qa_lead", "cashier7", "svc-reports", "deployer", "kiosk", "auditor", "m.saleh", "tester02"
    };
    private static final String[] SYSTEMS = {
        "staging",
        "the tablet",
        "the VPN",
        "pre-prod",
        "the printer",
        "jenkins",
        "the old NAS",
        "grafana",
        "the router",
        "the SFTP drop",
        "the sandbox",
        "the reporting box"
    };
    private static final String[] WORDS = {
        "copper", "violin", "maple", "rocket", "lemon", "glacier", "tulip", "saddle", "orbit", "candle", "purple",
                "tiger",
        "lamp", "walnut", "pepper", "canyon", "thunder", "biscuit", "marble", "otter", "velvet", "anchor", "cactus",
                "piano"
    };

    private static final String[] SAID = {
        "{Who}: can someone resend the wifi password?\n{Who}: sure, {any}",
        "the wifi password is {phrase}",
        "the wifi password is {phrase}, case doesn't matter",
        "fyi password for {system} is now {any}",
        "I set {system} password to {any} for the demo.",
        "Log into {system} as {account} with {strong}",
        "log in to {system} with {account} and {strong} as the password",
        "{account}/{strong}\n{account}/{strong}\nthese are the test parents for the demo",
        "Test parents: {account}/{human}, {account}/{human}",
        "creds: {account}/{human}",
        "creds for {system}: {account} {strong}",
        "Password hint: same as last year\n{strong}",
        "Password hint: name of the dog\nPassword: {human}",
        "\"{account}\" \"{human}\"\n\"{account}\" \"{strong}\"\nis what userlist.txt of pgbouncer holds now.",
        "userlist.txt:\n\"{account}\" \"{human}\"",
        "run influx -t {token} query 'buckets()'",
        "influx write --token {token} -b canteen",
        "401 with key {token}, works with the old one",
        "I get a 403 when I send token {token}",
        "Request failed: invalid api key {token}",
        "java.lang.IllegalStateException: login failed for {account} with password {human}",
        "ERROR auth: user={account} pass={human} rejected",
        "PIN of {system} is {pin}, write it down somewhere",
        "The safe opens with {pin}, PIN stays the same till Friday.",
        "Use PIN {pin} to unlock {system}.",
        "door code {pin}# then push",
        "chore: rotate {system} token\n\nnew one: {token}",
        "Revert \"use {token} as api key\"",
        "Step 3. When it asks for the passphrase type {phrase}",
        "Step 4: enter {strong} at the password prompt of {system}",
        "When prompted for a password, use {human}.",
        "Hi {Who},\n\nyour account {account} is ready. Your temporary password: {any}\n\nRegards",
        "Hello, username {account} password {human}, please change it after first login.",
        "Minutes: {Who} will rotate the API key ({token}) by Sunday.",
        "action item: stop sharing {strong} as the root password",
        "we all still use {human} as password for {system} :(",
        "pw {human} works for {system}",
        "pw for {system} = {any}",
        "pass is {human} btw",
        "our shared secret with the bank: {token}",
        "webhook signing secret changed from {token} to {token}",
        "The license key we bought is {license}",
        "Use the access token {token} in Postman until Thursday",
        "the key is literally {token}",
        "SSH passphrase: {phrase}",
        "The recovery passphrase for the vault is \"{phrase}\".",
        "Passphrase (do not share): {phrase}",
        "Encryption key, base64: {base64}",
        "X-Api-Key we send them is {token}",
        "bot token is {token}, don't paste it anywhere",
        "if {system} asks, password = {any}",
        "basic auth {account}:{strong} in front of {system}",
        "I left the credentials in the ticket: {account} and {strong}",
        "root pw got reset by ops, it's {strong} now",
        "the default password \"{human}\" was never changed on {system}",
        "Please change the password, {human} was seen in the logs.",
        "MFA seed for {account}: {seed}"
    };

    private static final String[] HARMLESS = {
        "The password page of {system} loads in {n} ms.",
        "Password hint: the new feature shows a hint after {n} failed attempts.",
        "Password hint is shown under the field",
        "The wifi password is printed on the receipt",
        "The wifi password is case sensitive now",
        "The password is never written to the log",
        "Password is required when {account} signs in",
        "Passwords of {n} users were hashed again in background.",
        "Password rules: length, digits, symbols",
        "Password reset mails are sent by queue {word}-{n}",
        "Fix password hashing {version}",
        "The password of {account} can be changed by its owner only",
        "password hash -> argon2id$v19",
        "password hash moved to bcrypt/cost 12",
        "Use PIN {n} times at most before the terminal locks",
        "PIN of terminals: {date} is the last day of the old length",
        "PIN of terminals: {year} rollout is done",
        "PIN length is 6 in {year}",
        "PIN codes of 4 digits are refused since {version}",
        "Key rotation runs on {date} at 03:00",
        "key rotation for {system} every {n} days",
        "Rotated keys of {system} ({ticket})",
        "Token expiry: {n} minutes",
        "token expiry raised from {n} to {n} minutes",
        "Tokens of {account} expire after {n} hours",
        "The token is read from the environment of {system}.",
        "Access token lifetime: 3600 seconds, refresh token 30 days",
        "creds check runs before every deploy",
        "creds: check added for {system}",
        "Credentials check / {system} is faster",
        "Roles: parent/child, cashier/manager, owner/auditor",
        "Users and roles: admin/editor, viewer/guest",
        "Test accounts: parent1/parent2 are removed",
        "\"{account}\" \"{word}\" are reserved names now",
        "\"user\" \"role\" and \"group\" columns are sortable",
        "influx -t option documented",
        "401 with key \"unauthorized\" is now translated",
        "403 with an expired key shows {word} page",
        "Login of {account} works again with {version}",
        "Log in with Apple/Google works on iOS {n}",
        "The door code dialog opens with one tap, code length {n}",
        "Passphrase prompts show {word} {word} hints no longer",
        "Passphrase: optional for exports",
        "The passphrase is asked for once per session",
        "When prompted for a password, use the one of your school.",
        "Secret scanning finds {n} more kinds",
        "Shared secret with the bank is rotated ({ticket}, {date})",
        "license key page shows {n} seats",
        "Basic auth {version} was replaced by OAuth 2.1",
        "basic auth: docs/setup-{n}.md",
        "MFA seed is generated on the server in {n} ms",
        "Temporary password: valid for {n} hours",
        "Temporary passwords expire on {date}",
        "pass is {n} of {n} tests",
        "pw field: autofocus",
        "api key {word} renamed to {word}-{word}",
        "API key: created_at is shown, last_used_at follows in {version}",
        "Password strength meter: zxcvbn 4.4.2",
        "The password is user input and is trimmed",
        "Password: new reset flow for parents",
        "the password is plain text in old exports"
    };

    private static final String DIGITS = "0123456789";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
    private static final String BIG = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final Random random;

    LeakProse(long seed) {
        random = new Random(seed);
    }

    /** Both classes. */
    List<Labelled> all(int each) {
        var texts = new ArrayList<Labelled>();
        add(texts, each * 2, "secret, as people say it", true, SAID);
        add(texts, each * 4, "near a secret, as release notes say it", false, HARMLESS);
        return texts;
    }

    void add(List<Labelled> texts, int count, String group, boolean leaks, String[] sentences) {
        for (int i = 0; i < count; i++) {
            texts.add(new Labelled(group, leaks, filled(sentences[i % sentences.length])));
        }
    }

    private String filled(String sentence) {
        return PLACE.matcher(sentence).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String kind) {
        return switch (kind) {
            case "Who" -> pick(PEOPLE);
            case "account" -> pick(ACCOUNTS);
            case "system" -> pick(SYSTEMS);
            case "word" -> pick(WORDS);
            case "n" -> "" + (2 + random.nextInt(900));
            case "year" -> "" + (2022 + random.nextInt(6));
            case "date" -> (2024 + random.nextInt(3)) + "-0" + (1 + random.nextInt(9)) + "-1" + of(DIGITS, 1);
            case "version" -> random.nextInt(20) + "." + random.nextInt(20) + "." + random.nextInt(9);
            case "ticket" -> "MAQ-" + (100 + random.nextInt(900));
            case "pin" -> of("13579", 1) + of(DIGITS, random.nextBoolean() ? 3 : 5);
            case "phrase" -> phrase();
            case "human" -> human();
            case "strong" -> strong();
            case "any" -> random.nextInt(4) == 0 ? phrase() : random.nextInt(3) == 0 ? strong() : human();
            case "token" -> token();
            case "base64" -> of(SMALL + BIG + DIGITS + "+/", 43) + "=";
            case "seed" -> of(BIG + "234567", 32);
            case "license" ->
                of(BIG + DIGITS, 5) + "-" + of(BIG + DIGITS, 5) + "-" + of(BIG + DIGITS, 5) + "-" + of(BIG + DIGITS, 5);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    /** Words without anything between but blanks. */
    private String phrase() {
        int words = 3 + random.nextInt(2);
        var phrase = new ArrayList<String>();
        for (int i = 0; i < words; i++) {
            phrase.add(pick(WORDS));
        }
        return String.join(" ", phrase);
    }

    /** As people think them up, short ones too. */
    private String human() {
        String word = pick(WORDS);
        String other = pick(WORDS);
        return switch (random.nextInt(7)) {
            case 0 -> word + (1980 + random.nextInt(60));
            case 1 -> capital(word) + pick(new String[] {"!", "#", "@", "$"}) + of(DIGITS, 2);
            case 2 -> word + "-" + other + "-" + pick(WORDS);
            case 3 -> capital(word) + capital(other) + of(DIGITS, 1);
            case 4 -> word + "_" + other + of(DIGITS, 2);
            case 5 -> capital(word) + of(DIGITS, 4);
            default -> strong();
        };
    }

    /** As programs make them for people, and as careful people do. */
    private String strong() {
        return switch (random.nextInt(4)) {
            case 0 -> of(SMALL + BIG, 4) + of("!#%&*?", 1) + of(DIGITS, 2) + of(SMALL, 3);
            case 1 -> of(SMALL, 3) + of(DIGITS, 1) + of("!#@$", 1) + of(BIG, 2) + of(DIGITS, 1);
            case 2 -> capital(pick(WORDS)) + pick(new String[] {"!", "#", "@"}) + capital(pick(WORDS)) + of(DIGITS, 2);
            default -> of(SMALL + BIG + DIGITS, 9) + "k4T";
        };
    }

    private String token() {
        return switch (random.nextInt(5)) {
            case 0 -> of("0123456789abcdef", 32);
            case 1 -> of("0123456789abcdef", 40);
            case 2 -> of(SMALL + DIGITS, 28);
            case 3 -> of(SMALL + BIG + DIGITS, 22);
            default -> of(SMALL + BIG + DIGITS, 40);
        };
    }

    private String of(String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private String pick(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
