package com.maqsafy.releases.source;

import com.maqsafy.releases.person.EmailAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.FooterKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who wrote the commits of a release: authors, co-authors, committers, and whoever merged without another one's trace
 * of a review ({@code Reviewed-by} or {@code Approved-by} in the merge commit). A co-author is whom a line of the message
 * names, wherever it stands: {@code Co-authored-by}, which forges write and people write something behind,
 * {@code Co-developed-by}, and {@code Author} in the list of commits that {@code git merge --squash} makes one of.
 */
final class CommitWriters {

    private static final Pattern CO_AUTHOR = Pattern.compile(
            "(?im)^[ \\t>*-]*(?:co-(?:authored|developed)-by[ \\t]*:[ \\t]*(?=\\S)|author:(?=[^<\\n]*<[^>\\n]+>))(.*)$");
    private static final List<FooterKey> REVIEWED = List.of(new FooterKey("Reviewed-by"), new FooterKey("Approved-by"));
    private static final Pattern ADDRESS = Pattern.compile("^\\s*([^<]*?)\\s*<\\s*([^<>]*?)\\s*>");
    private static final int LONGEST = 200;

    private final Map<String, Named> named = new LinkedHashMap<>();
    private int commits;

    private CommitWriters() {}

    /** Reads the commits that {@code newer} has and {@code older} has not; both were parsed by the walk. */
    static CommitWriters between(RevWalk walk, RevCommit older, RevCommit newer) throws IOException {
        CommitWriters writers = new CommitWriters();
        walk.markStart(newer);
        walk.markUninteresting(older);
        for (RevCommit commit : walk) {
            writers.read(commit);
            writers.commits++;
        }
        return writers;
    }

    /** How many commits there are. */
    int commits() {
        return commits;
    }

    /** Who wrote them, most commits first. */
    List<CommitWriter> writers() {
        return named.values().stream()
                .sorted((a, b) -> Integer.compare(b.commits.size(), a.commits.size()))
                .map(Named::writer)
                .toList();
    }

    private void read(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        if (commit.getParentCount() > 1) {
            if (!reviewedByAnother(commit, author)) {
                add(author, "merger", commit);
                add(commit.getCommitterIdent(), "merger", commit);
            }
        } else {
            add(author, "author", commit);
            add(commit.getCommitterIdent(), "committer", commit);
        }
        Matcher lines = CO_AUTHOR.matcher(commit.getFullMessage());
        while (lines.find()) {
            Matcher address = ADDRESS.matcher(lines.group(1));
            if (address.find()) {
                add(address.group(1), address.group(2), "co-author", commit);
            } else {
                add(lines.group(1).strip(), "", "co-author", commit);
            }
        }
    }

    private static boolean reviewedByAnother(RevCommit commit, @Nullable PersonIdent merger) {
        Set<String> own = new TreeSet<>();
        for (PersonIdent ident : new PersonIdent[] {merger, commit.getCommitterIdent()}) {
            if (ident != null) {
                own.add(EmailAddress.of(ident.getEmailAddress()).mailbox());
            }
        }
        return REVIEWED.stream()
                .flatMap(key -> commit.getFooterLines(key).stream())
                .map(ADDRESS::matcher)
                .anyMatch(address -> address.find()
                        && !address.group(2).isBlank()
                        && !own.contains(EmailAddress.of(address.group(2)).mailbox()));
    }

    private void add(@Nullable PersonIdent ident, String as, RevCommit commit) {
        // A broken commit may name nobody.
        if (ident != null) {
            add(ident.getName(), ident.getEmailAddress(), as, commit);
        }
    }

    private void add(String name, String email, String as, RevCommit commit) {
        Named writer = named.computeIfAbsent(
                folded(email)
                        + ' '
                        + Optional.of(name).map(CommitWriters::folded).orElse(""),
                key -> new Named(shown(name), shown(email), commit.name(), new TreeSet<>(), new TreeSet<>()));
        writer.as.add(as);
        writer.commits.add(commit.name());
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whatever Git holds, as a record can take it. */
    private static String shown(String text) {
        String clean =
                text.replaceAll("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}]", "\uFFFD").strip();
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }

    private record Named(String name, String email, String newest, Set<String> as, Set<String> commits) {

        CommitWriter writer() {
            return new CommitWriter(name, email, new ArrayList<>(as), commits.size(), newest);
        }
    }
}
