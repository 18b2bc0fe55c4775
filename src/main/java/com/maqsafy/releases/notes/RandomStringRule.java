package com.maqsafy.releases.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Strings that nobody writes by hand: a short prefix with a long random part, as issuers of tokens make them since 2021; long
 * runs of letters of both cases and digits; and shorter ones soon after a word that speaks of secrets.
 */
final class RandomStringRule implements LeakRule {

    private static final int SHORTEST = 20;
    private static final int LONGEST = 2000;
    private static final int REACH = 60;

    private static final WordTable WORDS = new WordTable(List.of(
            "password",
            "passphrase",
            "secret",
            "token",
            "credential",
            "api key",
            "access key",
            "api_key",
            "apikey",
            "leaked",
            "rotated",
            "revoked",
            "exposed",
            "private key",
            "signing key",
            "bearer"));
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9+/_-]{20,300}+={0,2}+");

    /** Beginnings of what is random and public: digests, builds, identifiers of content. */
    private static final Set<String> PUBLIC = Set.of(
            "sha1",
            "sha",
            "sha224",
            "sha256",
            "sha384",
            "sha512",
            "md5",
            "blake2b",
            "blake3",
            "crc32",
            "commit",
            "commits",
            "rev",
            "git",
            "hash",
            "digest",
            "etag",
            "build",
            "release",
            "version",
            "image",
            "layer",
            "chunk",
            "index",
            "main",
            "vendor",
            "app",
            "sum",
            "h1",
            "go",
            "tree",
            "blob",
            "tag",
            "branch",
            "backport",
            "cherry",
            "revert",
            "pr",
            "snapshot",
            "nightly",
            "cid",
            "uuid",
            "guid",
            "trace",
            "span",
            "request",
            "req",
            "corr",
            "ssh",
            "aaaab3nzac1yc2eaaaadaqabaaabaq",
            "snyk",
            "cve",
            "ghsa",
            "dependabot",
            "renovate",
            "v0",
            "v1",
            "v2",
            "v3",
            "cache",
            "asset",
            "file",
            "img",
            "screenshot",
            "ipfs",
            "amd64",
            "arm64",
            "x86",
            "integrity",
            "checksum",
            "fingerprint",
            "pubkey",
            "publickey",
            "public");

    /** Identifiers of content in Base32. */
    private static final List<String> PUBLIC_BEGINNINGS = List.of("baf");

    private static final Pattern FILE = Pattern.compile("(?i).*\\.(?:[a-z]{2,5}|mp[34]|[a-z0-9]{1,3}z|h5|m4a)");
    private static final Pattern BIG_WORD = Pattern.compile(".*[a-z]{9,}.*");

    @Override
    public String name() {
        return "random-string";
    }

    @Override
    public String item() {
        return "RULE-04";
    }

    @Override
    public List<Finding> find(FoldedText folded) {
        String text = folded.text();
        var findings = new ArrayList<Finding>();
        var encoded = ENCODED.matcher(folded.characters());
        int nearUntil = -1;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                nearUntil = -1;
            }
            int file = c == ',' ? InlineFile.end(text, at + 1) : -1;
            if (file > 0) {
                at = file;
                continue;
            }
            if (!part(c)) {
                at++;
                continue;
            }
            int end = at;
            int separated = at;
            while (end < text.length() && part(text.charAt(end))) {
                String word = end == separated
                                || !letterOrDigit(text.charAt(end - 1))
                                || Character.isUpperCase(text.charAt(end))
                        ? WORDS.at(folded.lower(), end)
                        : null;
                if (word != null) {
                    nearUntil = end + word.length() + REACH;
                }
                end++;
            }
            int taken = end;
            if (at < nearUntil && (at == 0 || "/+".indexOf(text.charAt(at - 1)) < 0)) {
                encoded.region(at, Math.min(text.length(), at + 302));
                if (encoded.lookingAt() && nearSecret(encoded.group())) {
                    findings.add(finding(at, encoded.end()));
                    at = Math.max(end, encoded.end());
                    continue;
                }
            }
            if (end - at >= SHORTEST && end - at <= LONGEST) {
                int stop = end;
                while (stop > at && ".-_~".indexOf(text.charAt(stop - 1)) >= 0) {
                    stop--;
                }
                if (stop - at >= SHORTEST && apart(text, at, stop) && token(text.substring(at, stop))) {
                    findings.add(finding(at, stop));
                }
            }
            at = taken;
        }
        return findings;
    }

    private Finding finding(int start, int end) {
        return new Finding(name(), start, end, "It looks like a secret; remove it, and change it if it is one.");
    }

    /** Digests are of one case, names have their digits in one place: neither passes. */
    private static boolean nearSecret(String run) {
        var kinds = Characters.of(run);
        boolean ofOneCase = kinds.upper() == 0
                && kinds.length() >= 24
                && kinds.length() == kinds.lower() + kinds.digits()
                && kinds.singleCase()
                && kinds.digitGroups() >= 5
                && !Characters.hexadecimal(run)
                && PUBLIC_BEGINNINGS.stream().noneMatch(run::startsWith);
        return (ofOneCase
                        || (kinds.lower() >= 2
                                && kinds.upper() >= 2
                                && kinds.digits() >= 2
                                && kinds.digitGroups() >= 2
                                && kinds.entropy() >= 3.5
                                && kinds.words() <= 0.5))
                && !Placeholders.isMasked(run);
    }

    /** Not a part of an address, a path, an identifier with a sign in front, or of a longer encoded text. */
    private static boolean apart(String text, int start, int end) {
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        return ("/+@%#&?$\\".indexOf(before) < 0
                        && "/+@(\\".indexOf(after) < 0
                        && !(before == ':' && start > 1 && Character.isLetterOrDigit(text.charAt(start - 2))))
                || before == '\\'
                || after == '\\';
    }

    private static boolean token(String run) {
        // Names joined by hyphens are all that most texts have of this length.
        return digits(run) && random(run) && !FILE.matcher(run).matches() && !Placeholders.isMasked(run);
    }

    private static boolean digits(String run) {
        for (int i = 0; i < run.length(); i++) {
            if (run.charAt(i) >= '0' && run.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** The parts that hyphens, points and the like part, so many at most; the last one has the rest. */
    private static List<String> segments(String run, int most) {
        var segments = new ArrayList<String>(most);
        int from = 0;
        for (int i = 0; i < run.length() && segments.size() < most - 1; i++) {
            char c = run.charAt(i);
            if (c == '-' || c == '_' || c == '.' || c == '~') {
                segments.add(run.substring(from, i));
                from = i + 1;
            }
        }
        segments.add(run.substring(from));
        return segments;
    }

    private static boolean random(String run) {
        List<String> segments = segments(run, 6);
        for (String segment : segments) {
            if (PUBLIC.contains(segment.toLowerCase(Locale.ROOT)) || segment.startsWith("AAAA")) {
                return false;
            }
        }
        boolean prefixed = segments.size() > 1
                && segments.get(0).length() <= 16
                && !segments.get(0).isEmpty()
                && Character.isLetter(segments.get(0).charAt(0));
        if (!prefixed) {
            return segments.size() <= 3 && alone(run);
        }
        String rest = run.substring(segments.get(0).length() + 1);
        char separator = run.charAt(segments.get(0).length());
        String longest = "";
        for (String segment : segments(rest, 12)) {
            longest = segment.length() > longest.length() ? segment : longest;
        }
        var kinds = Characters.of(longest);
        if (Characters.hexadecimal(longest)) {
            boolean joined = separator == '_' || separator == '.' || (segments.size() == 2 && longest.length() == 32);
            return joined && longest.length() >= 32 && kinds.digits() >= 6 && segments.size() <= 4;
        }
        return (longest.length() >= 16
                        && kinds.entropy() >= 3
                        && ((kinds.mixed() && (kinds.digits() >= 2 || longest.length() >= 24))
                                || (longest.length() >= 24
                                        && kinds.upper() >= 3
                                        && kinds.lower() >= 3
                                        && kinds.digits() >= 2
                                        && kinds.words() <= 0.65
                                        && kinds.entropy() >= 3.8)
                                || (longest.length() >= 20 && kinds.singleCase())))
                || (rest.length() >= 24 && encodedForUrl(rest));
    }

    /** Base64 for URLs holds hyphens and underscores at random, so that its pieces are of all lengths. */
    private static boolean encodedForUrl(String rest) {
        String joined = rest.replaceAll("[_-]", "");
        var kinds = Characters.of(joined);
        return rest.indexOf('.') < 0
                && joined.length() >= 24
                && kinds.mixed()
                && kinds.words() <= 0.35
                && kinds.digits() >= 3
                && kinds.upper() >= 5
                && kinds.entropy() >= 4
                && !BIG_WORD.matcher(rest).matches();
    }

    private static boolean alone(String run) {
        String joined = run.replaceAll("[_.~-]", "");
        var kinds = Characters.of(joined);
        return joined.length() >= 24
                && kinds.mixed()
                && kinds.words() <= 0.35
                && kinds.digits() >= 2
                && kinds.digitGroups() >= 2
                && kinds.upper() >= 4
                && kinds.entropy() >= 3.7;
    }

    private static boolean part(char c) {
        return letterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '~';
    }

    private static boolean letterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
