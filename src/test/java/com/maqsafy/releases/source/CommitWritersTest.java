package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who wrote a release, from real commits. */
class CommitWritersTest {

    @TempDir
    private Path directory;

    private Git git;
    private ObjectId base;

    @BeforeEach
    void begin() throws Exception {
        git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call();
        base = commit("old", "old@x.example", "old@x.example");
    }

    @AfterEach
    void close() {
        git.close();
    }

    @Test
    void findsAuthorsCommittersAndCoAuthorsSinceTheVersionBefore() throws Exception {
        commit("one", "rana@x.example", "omar@x.example");
        ObjectId head = commit(
                "two\n\nBody.\n\nCo-authored-by: Lina Q <LINA@x.example>\nco-AUTHORED-by: Sami <sami@x.example>",
                "Rana@x.example",
                "rana@x.example");

        List<CommitWriter> writers = between(base, head);

        assertThat(writers)
                .extracting(w -> w.email().toLowerCase() + " " + w.as() + " " + w.commits())
                .containsExactlyInAnyOrder(
                        "rana@x.example [author, committer] 2",
                        "omar@x.example [committer] 1",
                        "lina@x.example [co-author] 1",
                        "sami@x.example [co-author] 1");
        assertThat(writers.get(0).email().toLowerCase()).isEqualTo("rana@x.example");
    }

    @Test
    @DisplayName(
            "commits that were squashed into one keep their authors: by the list of Git, and by lines of forges wherever they stand")
    void findsTheAuthorsOfSquashedCommits() throws Exception {
        ObjectId head = commit("""
                Top up (#12)

                Squashed commit of the following:

                commit 1234567890123456789012345678901234567890
                Author: Rana Q <rana@x.example>
                Date:   Sun Mar 1 09:00:00 2026 +0000

                    Author: nobody, but the words of a sentence

                    Co-authored-by: Lina <lina@x.example>

                * Limit (#11)
                * co-developed-by: Sami <sami@x.example>

                Co-authored-by : Noor <noor@x.example>\r

                Merged by a machine.
                """, "omar@x.example", "omar@x.example");

        assertThat(between(base, head))
                .extracting(w -> w.email() + " " + w.as())
                .containsExactlyInAnyOrder(
                        "omar@x.example [author, committer]",
                        "rana@x.example [co-author]",
                        "lina@x.example [co-author]",
                        "sami@x.example [co-author]",
                        "noor@x.example [co-author]");
    }

    @Test
    void findsWhoMergedUnreviewed() throws Exception {
        assertThat(mergers("Merge branch")).containsExactly("merge@x.example [merger]");
        assertThat(mergers("Merge branch\n\nReviewed-by: Merger <MERGE@x.example>"))
                .as("one's own trace is none")
                .containsExactly("merge@x.example [merger]");
        assertThat(mergers("Merge branch\n\nApproved-by: Merger <merge+review@x.example>"))
                .as("nor is one under another name of one's own address")
                .containsExactly("merge@x.example [merger]");
        assertThat(mergers("Merge branch\n\nReviewed-by: Merger <mer\u200bge@x.example>"))
                .as("nor is one's own address with a character in it that nobody sees")
                .containsExactly("merge@x.example [merger]");
        assertThat(mergers("Merge branch\n\nReviewed-by: Omar <omar@x.example>"))
                .isEmpty();
    }

    @Test
    void survivesWhateverACommitHolds() throws Exception {
        ObjectId head =
                commit("three\n\nCo-authored-by: nobody in particular", "a\u0007\u202e@x.example", "b@x.example");
        assertThat(between(base, head)).extracting(CommitWriter::name).contains("nobody in particular");
        assertThat(between(head, head)).isEmpty();
    }

    private List<String> mergers(String message) throws Exception {
        git.checkout()
                .setName("side-" + System.nanoTime())
                .setCreateBranch(true)
                .setStartPoint(base.name())
                .call();
        ObjectId side = commit("side", "side@x.example", "side@x.example");
        git.checkout()
                .setName("target-" + System.nanoTime())
                .setCreateBranch(true)
                .setStartPoint(base.name())
                .call();
        git.getRepository().getConfig().setString("user", null, "name", "Merger");
        git.getRepository().getConfig().setString("user", null, "email", "merge@x.example");
        git.getRepository().getConfig().save();
        ObjectId merge = git.merge()
                .include(side)
                .setFastForward(FastForwardMode.NO_FF)
                .setMessage(message)
                .call()
                .getNewHead();
        return between(base, merge).stream()
                .filter(w -> !w.email().equals("side@x.example"))
                .map(w -> w.email() + " " + w.as())
                .toList();
    }

    private ObjectId commit(String message, String author, String committer) throws Exception {
        return git.commit()
                .setAllowEmpty(true)
                .setMessage(message)
                .setAuthor(author.replaceAll("@.*", ""), author)
                .setCommitter(committer.replaceAll("@.*", ""), committer)
                .setSign(false)
                .call();
    }

    private List<CommitWriter> between(org.eclipse.jgit.lib.ObjectId older, org.eclipse.jgit.lib.ObjectId newer)
            throws java.io.IOException {
        try (RevWalk walk = new RevWalk(git.getRepository())) {
            return CommitWriters.between(walk, walk.parseCommit(older), walk.parseCommit(newer))
                    .writers();
        }
    }
}
