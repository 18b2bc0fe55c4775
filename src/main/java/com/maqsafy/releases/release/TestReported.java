package com.maqsafy.releases.release;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.KeepsFile;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code testReported}. */
@Event(
        chapter = Chapter.PREPARATION,
        by = "a person or CI",
        items = {"RULE-01", "PRIN-03"},
        about = "The test is among the items.")
public record TestReported(
        @Means("full id of the commit that it is about") String commit,
        @Means("id of the test") String test,
        @Means("`passed`, `failed`") String outcome,
        @Means("`junit`, `statement`") String source,
        @Means("of JUnit: number of tests") @Nullable Integer total,
        @Means("of JUnit: how many failed") @Nullable Integer failed,

        @Means("of JUnit: how many ended in an error") @Nullable
        Integer errors,

        @Means("of JUnit: how many did not run") @Nullable Integer skipped,
        @Means("of JUnit: SHA-256 of the report") @Nullable String sha256,

        @Means("of JUnit: why the outcome is what it is, see [Test reports](test-reports.md)") @Nullable
        String reason,

        @Means("of JUnit: how many passed only when they were repeated") @Nullable
        Integer flaky,

        @Means("of JUnit: how long it took, in milliseconds") @Nullable
        Long durationMs,

        @Means("of JUnit: those that took longest, at most 5") @Nullable
        List<Slow> slowest,

        @Means(
                "of JUnit: Base64 of four bytes for each case, of the digest of class and name; absent above 10,000 cases")
        @Nullable
        String identities,

        @Means("of JUnit: the version before, where its report of the same test has identities") @Nullable
        String comparedWith,

        @JsonProperty("new") @Means("of JUnit: how many cases that version does not have") @Nullable
        Integer newTests,

        @Means("of JUnit: how many cases only that version has") @Nullable
        Integer gone,

        @Means("of JUnit: names of new ones, at most 10") @Nullable
        List<String> newCases,

        @Means("of a statement: where the evidence is") @Nullable
        String link,

        @Means("of a statement: what was tested, in words of the person") @Nullable
        String statement,

        @Means("other tests for which the same report or link was handed in") @Nullable
        List<String> sameDocumentAs,

        @Means(
                "of JUnit: the file that is kept; another than `sha256` says where secrets or customer data were removed")
        @Nullable
        KeptFile kept)
        implements AboutCommit, KeepsFile {

    /** A case that took long. */
    public record Slow(
            @JsonProperty("case") @Means("name of the case") String test,
            @Means("how long it took, in milliseconds") long durationMs) {
        public Slow {
            test = Members.text(test);
        }
    }

    public TestReported {
        commit = Members.text(commit);
        test = Members.text(test);
        outcome = Members.text(outcome);
        source = Members.text(source);
        slowest = slowest == null ? null : List.copyOf(slowest);
        newCases = newCases == null ? null : List.copyOf(newCases);
        sameDocumentAs = sameDocumentAs == null ? null : List.copyOf(sameDocumentAs);
    }

    @Override
    public Words words() {
        return reported();
    }

    private Words reported() {
        String how = source.equals("junit")
                ? "reported " + test + " with JUnit results of " + Words.counted(number(total), "test") + ", "
                        + (number(failed) + number(errors)) + " of them failing"
                : "stated the result of " + test;
        String same = sameDocumentAs == null || sameDocumentAs.isEmpty()
                ? ""
                : " with the same document as for " + String.join(", ", sameDocumentAs);
        return Words.toned(outcome, "", how, same);
    }

    /** Whether a JUnit report speaks of failures or errors. */
    public boolean reportsFailures() {
        return number(failed) > 0 || number(errors) > 0;
    }

    /** What a person states of a test. */
    public static TestReported statement(String commit, String test, String outcome, String link, String statement) {
        return new TestReported(
                commit,
                test,
                outcome,
                "statement",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                link,
                statement,
                null,
                null);
    }

    /** The same with the other tests that it is evidence of, if there are any. */
    public TestReported alsoEvidenceOf(List<String> tests) {
        return new TestReported(
                commit,
                test,
                outcome,
                source,
                total,
                failed,
                errors,
                skipped,
                sha256,
                reason,
                flaky,
                durationMs,
                slowest,
                identities,
                comparedWith,
                newTests,
                gone,
                newCases,
                link,
                statement,
                tests.isEmpty() ? null : tests,
                kept);
    }

    /** How many tests a JUnit report says that ran. */
    public int ran() {
        return number(total) - number(skipped);
    }

    private static int number(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
