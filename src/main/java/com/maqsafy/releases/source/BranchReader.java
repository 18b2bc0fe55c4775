package com.maqsafy.releases.source;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** Reads branches and messages; each commit is read once, however many branches there are. */
final class BranchReader {

    private BranchReader() {}

    /**
     * All branches, the one with the newest commit first, of the same time by name.
     *
     * @param base what they are held against; null = they contain it and are ahead of it
     */
    static List<Branch> branches(Repository repository, @Nullable ObjectId base) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            List<Head> heads = new ArrayList<>();
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS)) {
                try {
                    heads.add(new Head(ref, walk.parseCommit(ref.getObjectId())));
                } catch (MissingObjectException | IncorrectObjectTypeException e) {
                    // A branch that names no commit is none.
                }
            }
            Set<RevCommit> older = base == null ? Set.of() : ancestors(walk, walk.parseCommit(base));
            Set<ObjectId> containing = base == null ? Set.of() : containing(repository, base, heads);
            return heads.stream()
                    .map(head -> new Branch(
                            Repository.shortenRefName(head.ref().getName()),
                            head.commit().name(),
                            Instant.ofEpochSecond(head.commit().getCommitTime()),
                            base == null || containing.contains(head.commit()),
                            !older.contains(head.commit())))
                    .sorted(Comparator.comparing(Branch::when).reversed().thenComparing(Branch::name))
                    .toList();
        }
    }

    private record Head(Ref ref, RevCommit commit) {}

    private static Set<RevCommit> ancestors(RevWalk walk, RevCommit base) throws IOException {
        Set<RevCommit> ancestors = new HashSet<>();
        walk.markStart(base);
        for (RevCommit commit : walk) {
            ancestors.add(commit);
        }
        return ancestors;
    }

    /** The heads from which the base is reached; flags of children are carried down to it in one walk each way. */
    private static Set<ObjectId> containing(Repository repository, ObjectId base, List<Head> heads) throws IOException {
        Set<ObjectId> containing = new HashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            RevFlag reaches = walk.newFlag("reaches");
            RevCommit wanted = walk.parseCommit(base);
            walk.markUninteresting(wanted);
            for (Head head : heads) {
                walk.markStart(walk.parseCommit(head.commit()));
            }
            // Parents before their children: who has a parent that reaches the base reaches it.
            walk.sort(RevSort.TOPO, true);
            walk.sort(RevSort.REVERSE, true);
            wanted.add(reaches);
            for (RevCommit commit : walk) {
                for (RevCommit parent : commit.getParents()) {
                    if (parent.has(reaches)) {
                        commit.add(reaches);
                        break;
                    }
                }
            }
            for (Head head : heads) {
                if (walk.parseCommit(head.commit()).has(reaches)) {
                    containing.add(head.commit().copy());
                }
            }
        }
        return containing;
    }

    /** What the commits between two say, newest first, at most so many. */
    static List<CommitMessage> messages(Repository repository, ObjectId from, ObjectId to, int most)
            throws IOException {
        List<CommitMessage> messages = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(to));
            walk.markUninteresting(walk.parseCommit(from));
            walk.sort(RevSort.TOPO);
            for (RevCommit commit : walk) {
                if (messages.size() == most) {
                    break;
                }
                List<String> parents = new ArrayList<>();
                for (RevCommit parent : commit.getParents()) {
                    parents.add(parent.name());
                }
                messages.add(new CommitMessage(commit.name(), parents, commit.getFullMessage()));
            }
        }
        return messages;
    }
}
