package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.source.CommitMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a repository is looked at in its forge, as far as the repository's address tells which forge that is.
 *
 * @param kind which forge it is
 * @param address of the repository's page, without a slash at its end
 */
record ForgePage(Kind kind, String address) {

    private static final Pattern REPOSITORY = Pattern.compile(
            "(?:https://(?:[^@/]+@)?|ssh://[^@/]+@|[A-Za-z0-9._-]+@)([A-Za-z0-9.-]+)[:/]([A-Za-z0-9._/-]+?)(?:\\.git)?/?");

    /** What forges write into the message of a merge, or at the end of the first line of what was squashed. */
    private static final Pattern GITHUB_MERGE = Pattern.compile("Merge pull request #([1-9][0-9]{0,8}) from .*");

    private static final Pattern GITHUB_SQUASH = Pattern.compile(".* \\(#([1-9][0-9]{0,8})\\)");
    private static final Pattern GITLAB_MERGE =
            Pattern.compile("See merge request [A-Za-z0-9._/-]{0,300}!([1-9][0-9]{0,8})");

    /** Forges whose addresses are known. */
    enum Kind {
        GITHUB("/compare/", "/pull/", "#"),
        GITLAB("/-/compare/", "/-/merge_requests/", "!");

        private final String compare;
        private final String request;
        private final String sign;

        Kind(String compare, String request, String sign) {
            this.compare = compare;
            this.request = request;
            this.sign = sign;
        }
    }

    /** The page of a repository's address, empty when it is that of no known forge. */
    static Optional<ForgePage> of(String repository) {
        Matcher matcher = REPOSITORY.matcher(repository);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group(1);
        String page = "https://" + host + "/" + matcher.group(2);
        if (host.contains("github")) {
            return Optional.of(new ForgePage(Kind.GITHUB, page));
        }
        return host.contains("gitlab") ? Optional.of(new ForgePage(Kind.GITLAB, page)) : Optional.empty();
    }

    /** What lies between two commits. */
    String compare(String from, String to) {
        return address + kind.compare + from + "..." + to;
    }

    /** The page of a pull or merge request. */
    String request(String number) {
        return address + kind.request + number;
    }

    /** How the forge names a request, e.g. {@code #12}. */
    String requestLabel(String number) {
        return kind.sign + number;
    }

    /** Numbers of the pull or merge requests that brought these commits, each once, in the order of the commits. */
    List<String> requests(List<CommitMessage> commits) {
        return commits.stream().flatMap(requestOf()).distinct().toList();
    }

    private Function<CommitMessage, Stream<String>> requestOf() {
        return switch (kind) {
            case GITHUB ->
                commit -> commit.message()
                        .lines()
                        .limit(1)
                        .flatMap(line -> Stream.concat(number(GITHUB_MERGE, line), number(GITHUB_SQUASH, line)));
            case GITLAB -> commit -> commit.message().lines().flatMap(line -> number(GITLAB_MERGE, line));
        };
    }

    private static Stream<String> number(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line.strip());
        return matcher.matches() ? Stream.of(matcher.group(1)) : Stream.empty();
    }
}
