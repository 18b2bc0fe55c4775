package com.maqsafy.releases.source;

import com.maqsafy.releases.instance.SafeModeException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.api.errors.RefAlreadyExistsException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevWalkException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/** A service's repository, read and tagged with JGit. Opened for each call: others write to it at any time. */
final class GitSourceRepository implements SourceRepository {

    /** What stands before the tag of a version that production did not keep. */
    private static final String ROLLED_BACK = "rolled-back/";

    private static final Pattern COMMIT_ID = Pattern.compile("[0-9a-f]{4,40}");
    private static final Pattern LIKE_A_VERSION = Pattern.compile("\\d");

    private final String service;
    private final GitAccess access;
    private final String tagPrefix;
    private final VersionLine line;
    private final List<String> warnings;
    private final ChangeReader changeReader;
    private final SourceSettings.Options options;
    private final Clock clock;
    private final BooleanSupplier safeMode;

    GitSourceRepository(
            String service,
            GitAccess access,
            SourceSettings.Origin origin,
            ChangeReader changeReader,
            SourceSettings.Options options,
            Clock clock,
            BooleanSupplier safeMode) {
        this.safeMode = safeMode;
        this.service = service;
        this.access = access;
        this.tagPrefix = origin.tagPrefix();
        this.line = new VersionLine(origin.line());
        this.warnings = origin.warnings(service);
        this.changeReader = changeReader;
        this.options = options;
        this.clock = clock;
    }

    @Override
    public Optional<String> branchHead(String branch) {
        return readFresh(repository -> head(repository, branch).map(ObjectId::name));
    }

    @Override
    public List<Branch> branches(String base) {
        return readFresh(repository ->
                BranchReader.branches(repository, base.isEmpty() ? null : requiredCommit(repository, base)));
    }

    @Override
    public List<CommitMessage> messages(String from, String to, int most) {
        return read(repository -> BranchReader.messages(
                repository, requiredCommit(repository, from), requiredCommit(repository, to), most));
    }

    @Override
    public Optional<String> findCommit(String commit) {
        Optional<String> known = read(repository -> commitId(repository, commit).map(ObjectId::name));
        return known.isPresent()
                ? known
                : readFresh(repository -> commitId(repository, commit).map(ObjectId::name));
    }

    @Override
    public boolean contains(String branch, String commit) {
        return readFresh(repository -> {
            Optional<ObjectId> head = head(repository, branch);
            Optional<ObjectId> wanted = commitId(repository, commit);
            return head.isPresent() && wanted.isPresent() && reachable(repository, wanted.get(), head.get());
        });
    }

    @Override
    public boolean isAncestor(String ancestor, String descendant) {
        return read(repository ->
                reachable(repository, requiredCommit(repository, ancestor), requiredCommit(repository, descendant)));
    }

    @Override
    public List<VersionTag> versionTags() {
        return readFresh(repository -> {
            record Ordered(SemanticVersion version, VersionTag tag) {}
            List<Ordered> tags = new ArrayList<>();
            try (ObjectReader reader = repository.newObjectReader()) {
                for (Ref ref : prefixed(repository)) {
                    String version = version(ref);
                    if (whyNot(version).isEmpty()) {
                        tagAt(repository, reader, version, ref)
                                .ifPresent(tag -> tags.add(new Ordered(
                                        SemanticVersion.parse(version).orElseThrow(), tag)));
                    }
                }
            }
            tags.sort(Comparator.comparing(Ordered::version));
            return tags.stream().map(Ordered::tag).toList();
        });
    }

    @Override
    public List<IgnoredTag> ignoredTags() {
        return read(repository -> {
            List<IgnoredTag> ignored = new ArrayList<>();
            try (ObjectReader reader = repository.newObjectReader()) {
                for (Ref ref : prefixed(repository)) {
                    String version = version(ref);
                    if (!LIKE_A_VERSION.matcher(version).lookingAt()) {
                        continue;
                    }
                    Optional<String> because = whyNot(version);
                    if (because.isEmpty()
                            && tagAt(repository, reader, version, ref).isEmpty()) {
                        because = Optional.of("names no commit");
                    }
                    because.ifPresent(why -> ignored.add(new IgnoredTag(tagPrefix + version, why)));
                }
            }
            ignored.sort(Comparator.comparing(IgnoredTag::name));
            return List.copyOf(ignored);
        });
    }

    /** Why a text after the tag prefix is no released version of this service; empty when it is one. */
    private Optional<String> whyNot(String text) {
        Optional<SemanticVersion> version = SemanticVersion.parse(text);
        if (version.isEmpty()) {
            return Optional.of(
                    SemanticVersion.tooLong(text)
                            ? "a version of more than " + SemanticVersion.LONGEST + " characters"
                            : "no version by Semantic Versioning");
        }
        if (!version.get().isPlain()) {
            return Optional.of(version.get().isPreRelease() ? "pre-release" : "build metadata");
        }
        return line.contains(version.get()) ? Optional.empty() : Optional.of("not of line " + line.text());
    }

    private List<Ref> prefixed(Repository repository) throws IOException {
        return repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS + tagPrefix);
    }

    private String version(Ref tag) {
        return tag.getName().substring((Constants.R_TAGS + tagPrefix).length());
    }

    @Override
    public Optional<VersionTag> versionTag(String version) {
        return readFresh(repository -> existingTag(repository, version));
    }

    @Override
    public Optional<String> otherLine(String version) {
        return SemanticVersion.parse(version).filter(v -> !line.contains(v)).map(v -> line.text());
    }

    @Override
    public boolean isShallow() {
        return read(GitSourceRepository::shallow);
    }

    @Override
    public boolean isPartial() {
        return read(PartialClone::is);
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    @Override
    public ChangeSet changes(String from, String to, String pretended) {
        return read(repository -> changeReader.read(
                repository, requiredCommit(repository, from), requiredCommit(repository, to), pretended));
    }

    @Override
    public VersionTag tag(String version, String commit, String message) {
        if (whyNot(version).isPresent()) {
            throw new SourceException("REL-SRC-005 '" + version + "' is not a version that " + service + " releases ("
                    + whyNot(version).get() + "): tag with MAJOR.MINOR.PATCH");
        }
        return readFresh(repository -> {
            ObjectId target = requiredCommit(repository, commit);
            Optional<VersionTag> existing = existingTag(repository, version);
            return existing.isPresent()
                    ? sameCommit(existing.get(), target)
                    : create(repository, version, target, message);
        });
    }

    @Override
    public String markRolledBack(String version, String message) {
        return readFresh(repository -> {
            VersionTag tag = existingTag(repository, version)
                    .orElseThrow(() -> new SourceException("REL-SRC-020 The tag " + tagPrefix + version + " of "
                            + service + " is gone, so it cannot be marked as rolled back: push it again"));
            String name = ROLLED_BACK + tag.name();
            if (repository.exactRef(Constants.R_TAGS + name) == null) {
                create(repository, name, version, requiredCommit(repository, tag.commit()), message);
            }
            return name;
        });
    }

    @Override
    public void putTag(String name, String message) {
        readFresh(repository -> {
            if (repository.exactRef(Constants.R_TAGS + name) == null) {
                Branch newest = BranchReader.branches(repository, null).stream()
                        .findFirst()
                        .orElseThrow(() -> new SourceException("REL-SRC-052 The repository of " + service
                                + " has no commit that the tag " + name + " could be put on: push a branch"));
                create(repository, name, name, requiredCommit(repository, newest.commit()), message);
            }
            return name;
        });
    }

    @Override
    public Map<String, String> tagMessages(String prefix) {
        return readFresh(repository -> {
            Map<String, String> messages = new TreeMap<>();
            try (RevWalk walk = new RevWalk(repository)) {
                for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS + prefix)) {
                    messages.put(
                            ref.getName().substring(Constants.R_TAGS.length()),
                            walk.parseAny(ref.getObjectId()) instanceof RevTag tag ? tag.getFullMessage() : "");
                }
            }
            return messages;
        });
    }

    private VersionTag create(Repository repository, String version, ObjectId target, String message)
            throws IOException {
        return create(repository, tagPrefix + version, version, target, message);
    }

    private VersionTag create(Repository repository, String name, String version, ObjectId target, String message)
            throws IOException {
        if (safeMode.getAsBoolean()) {
            throw new SourceException(SafeModeException.words("The tag " + name));
        }
        try (Git git = new Git(repository);
                RevWalk walk = new RevWalk(repository)) {
            git.tag()
                    .setName(name)
                    .setObjectId(walk.parseCommit(target))
                    .setMessage(message)
                    .setAnnotated(true)
                    .setSigned(false) // whatever the machine's Git settings say: there is no key to sign with
                    .setTagger(new PersonIdent(
                            options.taggerName(), options.taggerEmail(), clock.instant(), clock.getZone()))
                    .call();
        } catch (RefAlreadyExistsException e) {
            // Somebody was faster; what counts is where their tag points.
            Ref there = repository.exactRef(Constants.R_TAGS + name);
            return sameCommit(
                    Optional.ofNullable(
                                    there == null
                                            ? null
                                            : tagAt(repository, version, there).orElse(null))
                            .orElseThrow(() -> untaggable(name, e)),
                    target);
        } catch (GitAPIException | JGitInternalException e) {
            throw untaggable(name, e);
        }
        try {
            access.publishTag(repository, name);
        } catch (SourceException e) {
            remove(repository, name);
            throw e;
        }
        return new VersionTag(name, version, target.name());
    }

    private VersionTag sameCommit(VersionTag existing, ObjectId target) {
        if (!existing.commit().equals(target.name())) {
            throw new SourceException("REL-SRC-006 The tag " + existing.name() + " of " + service
                    + " already names commit " + existing.commit() + ", not " + target.name()
                    + ": a released version is never modified (VER-05), release the change as a new version");
        }
        return existing;
    }

    private SourceException untaggable(String name, Exception cause) {
        return new SourceException(
                "REL-SRC-008 The tag " + name + " could not be created in the repository of " + service
                        + ": check that this process may write to it",
                cause);
    }

    /** A tag that the origin did not take must not be seen here either. */
    private static void remove(Repository repository, String name) throws IOException {
        RefUpdate update = repository.updateRef(Constants.R_TAGS + name);
        update.setForceUpdate(true);
        update.delete();
    }

    private Optional<VersionTag> existingTag(Repository repository, String version) throws IOException {
        if (whyNot(version).isPresent()) {
            return Optional.empty();
        }
        Ref ref = repository.exactRef(Constants.R_TAGS + tagPrefix + version);
        return ref == null ? Optional.empty() : tagAt(repository, version, ref);
    }

    private Optional<VersionTag> tagAt(Repository repository, String version, Ref ref) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            return tagAt(repository, reader, version, ref);
        }
    }

    /** The tag, or empty when it points to something else than a commit. */
    private Optional<VersionTag> tagAt(Repository repository, ObjectReader reader, String version, Ref ref)
            throws IOException {
        Ref peeled = repository.getRefDatabase().peel(ref);
        ObjectId target = peeled.getPeeledObjectId() != null ? peeled.getPeeledObjectId() : peeled.getObjectId();
        return target != null && isCommit(reader, target)
                ? Optional.of(new VersionTag(tagPrefix + version, version, target.name()))
                : Optional.empty();
    }

    private static Optional<ObjectId> head(Repository repository, String branch) throws IOException {
        String name = Constants.R_HEADS + branch;
        if (!Repository.isValidRefName(name)) {
            return Optional.empty();
        }
        Ref ref = repository.exactRef(name);
        return Optional.ofNullable(ref == null ? null : ref.getObjectId());
    }

    private ObjectId requiredCommit(Repository repository, String commit) throws IOException {
        return commitId(repository, commit)
                .orElseThrow(() -> new SourceException("REL-SRC-004 The repository of " + service
                        + " has no commit (or more than one) with the id '" + commit
                        + "': use the full id of a commit that was pushed"));
    }

    private static Optional<ObjectId> commitId(Repository repository, String commit) throws IOException {
        String id = commit.toLowerCase(Locale.ROOT);
        if (!COMMIT_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            List<ObjectId> commits = new ArrayList<>();
            for (ObjectId candidate : reader.resolve(AbbreviatedObjectId.fromString(id))) {
                if (isCommit(reader, candidate)) {
                    commits.add(candidate);
                }
            }
            return commits.size() == 1 ? Optional.of(commits.get(0)) : Optional.empty();
        }
    }

    /** A commit is short and read whole; the reader keeps what it has read of the pack for the next one. */
    private static boolean isCommit(ObjectReader reader, ObjectId id) throws IOException {
        try {
            return reader.open(id).getType() == Constants.OBJ_COMMIT;
        } catch (MissingObjectException e) {
            return false;
        }
    }

    /** What is found in a shallow clone is there; what is not found may lie behind its end. */
    private boolean reachable(Repository repository, ObjectId ancestor, ObjectId descendant) throws IOException {
        if (ancestor.equals(descendant)) {
            return true;
        }
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit base = walk.parseCommit(ancestor);
            if (walk.isMergedInto(base, walk.parseCommit(descendant))) {
                return true;
            }
        } catch (MissingObjectException e) {
            throw cutOff(ancestor, descendant, e);
        }
        if (shallow(repository)) {
            throw cutOff(ancestor, descendant, null);
        }
        return false;
    }

    private SourceException cutOff(ObjectId ancestor, ObjectId descendant, @Nullable Exception cause) {
        return new SourceException(
                "REL-SRC-030 The repository of " + service
                        + " is a shallow clone: its history is cut off, so nobody can tell whether "
                        + descendant.name() + " contains " + ancestor.name()
                        + ". Run `git fetch --unshallow --tags` in " + access.location(),
                cause);
    }

    private static boolean shallow(Repository repository) throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    private <T> T readFresh(Reading<T> reading) {
        access.refresh();
        return read(reading);
    }

    private <T> T read(Reading<T> reading) {
        try (Repository repository = access.open()) {
            return reading(repository, reading);
        } catch (IOException | RevWalkException e) {
            throw new SourceException(
                    "REL-SRC-002 The repository of " + service
                            + " cannot be read: check it with `git fsck` and this process's rights",
                    e);
        }
    }

    private <T> T reading(Repository repository, Reading<T> reading) throws IOException {
        try {
            return reading.from(repository);
        } catch (IOException | RevWalkException e) {
            if (PartialClone.is(repository) && PartialClone.isMissing(e)) {
                throw new SourceException(
                        "REL-SRC-060 The repository of " + service
                                + " is a partial clone: what is to be read was left out of it (git clone --filter). "
                                + PartialClone.MEND + " at " + access.location(),
                        e);
            }
            throw e;
        }
    }

    private interface Reading<T> {
        T from(Repository repository) throws IOException;
    }
}
