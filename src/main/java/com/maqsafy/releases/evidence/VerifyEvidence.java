package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.evidence.EvidenceVerifier.Finding;
import com.maqsafy.releases.evidence.EvidenceVerifier.Verification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export of a release's evidence, or of the log of seals, from the command line, without server and database:
 * {@code java -jar release-management.jar verify EXPORT KEYS}.
 *
 * <p>Exit code 0: intact; 1: not intact, each finding on a line; 2: it cannot be told, because the call was wrong, a file
 * cannot be read, or what was to be compared cannot be.
 */
public final class VerifyEvidence {

    private static final String WORD = "verify";

    private static final String USAGE = """
            Usage: VerifyEvidence <export> <public-keys.pem> [--release <key>] [--open] [--files] [--against <older> [--proof <file>]] [--json]
              --release  the evidence must be of this release, e.g. canteen-api-1.5.0
              --open     accept a release that is not sealed yet
              --files    the files that records name must be there
              --against  an older export or checkpoint, or a log of seals: nothing of it may have changed since; of a
                         log, the export has each seal of its release
              --proof    answer of /api/evidence/proofs/consistency, where two checkpoints are compared
              --json     answer for programs""";

    private VerifyEvidence() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Whether the arguments of the application ask for it. */
    public static boolean isMeant(String... args) {
        return args.length > 0 && args[0].equals(WORD);
    }

    /**
     * Does it.
     *
     * @param args those of {@link #main}, or of the application, with its word before them
     * @return the exit status
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        @Nullable Call call = Call.of(isMeant(args) ? List.of(args).subList(1, args.length) : List.of(args));
        if (call == null) {
            err.println(USAGE);
            return 2;
        }
        try {
            return call.run(out);
        } catch (IOException e) {
            err.println(PrintedText.of("REL-EVI-035 Cannot read: " + e));
        } catch (InvalidPathException e) {
            err.println(PrintedText.of("REL-EVI-035 Not a file name: " + e.getMessage()));
        } catch (InvalidEvidenceException e) {
            err.println(PrintedText.of("REL-EVI-035 Not a proof: " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            err.println(PrintedText.of(call.keys() + ": " + e.getMessage()));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Java's own status for this is 1, which says that it is not intact.
            err.println(PrintedText.of("REL-EVI-410 It cannot be told: " + e));
        }
        return 2;
    }

    /** The files that are named: evidence and keys. */
    public static List<String> files(String... args) {
        @Nullable Call call = Call.of(isMeant(args) ? List.of(args).subList(1, args.length) : List.of(args));
        return call == null ? List.of() : List.of(call.export(), call.keys());
    }

    /** What was asked for. */
    private record Call(
            String export,
            String keys,
            @Nullable String release,
            boolean open,
            boolean withFiles,
            @Nullable String against,
            @Nullable String proof,
            boolean json) {

        private static @Nullable Call of(List<String> args) {
            List<String> files = new ArrayList<>();
            @Nullable String release = null;
            @Nullable String against = null;
            @Nullable String proof = null;
            boolean open = false;
            boolean withFiles = false;
            boolean json = false;
            for (int i = 0; i < args.size(); i++) {
                String arg = args.get(i);
                boolean followed = i + 1 < args.size();
                if (arg.equals("--open")) {
                    open = true;
                } else if (arg.equals("--files")) {
                    withFiles = true;
                } else if (arg.equals("--json")) {
                    json = true;
                } else if (arg.equals("--release") && followed) {
                    release = args.get(++i);
                } else if (arg.equals("--against") && followed) {
                    against = args.get(++i);
                } else if (arg.equals("--proof") && followed) {
                    proof = args.get(++i);
                } else if (arg.startsWith("--")) {
                    return null;
                } else {
                    files.add(arg);
                }
            }
            return files.size() == 2
                    ? new Call(files.get(0), files.get(1), release, open, withFiles, against, proof, json)
                    : null;
        }

        private int run(PrintStream out) throws IOException {
            EvidenceVerifier any = EvidenceVerifier.with(Files.readString(Path.of(keys), StandardCharsets.US_ASCII));
            EvidenceVerifier named = release == null ? any : any.ofRelease(release);
            EvidenceVerifier verifier = withFiles ? named.requiringFiles() : named;
            EvidenceFile file = EvidenceFile.read(Path.of(export), open ? verifier.allowingOpen() : verifier);
            List<Finding> findings = new ArrayList<>(file.findings());
            if (file.release() == null && (release != null || withFiles)) {
                findings.add(new Finding(
                        "REL-EVI-110",
                        0,
                        "This is %s, and not the evidence of %s."
                                .formatted(
                                        file.log() == null ? "no export" : "the log of seals",
                                        release == null ? "a release" : release)));
            }
            List<String> untold = new ArrayList<>();
            @Nullable EvidenceFile kept = null;
            if (against != null) {
                EvidenceFile older = EvidenceFile.read(Path.of(against), any.allowingOpen(), file.of());
                EvidenceComparison comparison = EvidenceComparison.of(file, older, proof(any));
                findings.addAll(comparison.findings());
                untold.addAll(comparison.open());
                kept = comparison.findings().isEmpty() && comparison.open().isEmpty() ? older : null;
            }
            untold.addAll(file.doubts(kept));
            int status = !findings.isEmpty() ? 1 : untold.isEmpty() ? 0 : 2;
            if (json) {
                out.println(new CanonicalJson().of(answer(file, findings, untold, status)));
            } else {
                findings.forEach(out::println);
                untold.forEach(line -> out.println(PrintedText.of(line)));
                if (file.release() != null) {
                    file.release().keptFiles.deleted().forEach(line -> out.println(PrintedText.of(line)));
                }
                out.println(PrintedText.of(sentence(file, findings.isEmpty())));
            }
            return status;
        }

        private @Nullable JsonNode proof(EvidenceVerifier verifier) throws IOException {
            return proof == null ? null : verifier.json(Files.readString(Path.of(proof), StandardCharsets.UTF_8));
        }

        private static String sentence(EvidenceFile file, boolean intact) {
            String verdict = intact ? "intact" : "NOT INTACT";
            if (file.release() == null) {
                return file.log() == null
                        ? "checkpoint: " + verdict
                        : "log of seals: %s, %s"
                                .formatted(Words.counted(file.log().size(), "seal"), verdict);
            }
            Verification v = file.release().verification();
            return "%s: %s%s, %s%s%s, %s%s"
                    .formatted(
                            v.release(),
                            Words.counted(v.records(), "record"),
                            file.release().keptFiles.words(),
                            v.sealed() ? "sealed" : "not sealed",
                            v.enveloped() ? " with envelope" : "",
                            v.logged() ? " and in the log of seals" : "",
                            verdict,
                            v.afterSeal() == 0
                                    ? ""
                                    : "; %d after the last seal, which no signature covers".formatted(v.afterSeal()));
        }

        private ObjectNode answer(EvidenceFile file, List<Finding> findings, List<String> untold, int status) {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("verdict", List.of("good", "bad", "cannot tell").get(status));
            answer.put("export", PrintedText.of(export));
            if (file.release() != null) {
                Verification v = file.release().verification();
                answer.put("release", v.release());
                answer.put("records", v.records());
                answer.put("sealed", v.sealed());
                answer.put("afterSeal", v.afterSeal());
                answer.put("enveloped", v.enveloped());
                answer.put("logged", v.logged());
                ExportFiles files = file.release().keptFiles;
                files.deletions()
                        .forEach(d -> answer.withArray("deleted")
                                .addObject()
                                .put("record", d.sequence())
                                .put("at", files.time(d.sequence()))
                                .put("rule", d.rule())
                                .put("files", d.files()));
            }
            if (file.log() != null) {
                answer.put("seals", file.log().size());
            }
            file.checkpoint().ifPresent(c -> answer.put("treeSize", c.size()));
            findings.forEach(f -> answer.withArray("findings")
                    .addObject()
                    .put("code", f.code())
                    .put("line", f.line())
                    .put("message", f.message()));
            answer.withArray("findings");
            answer.withArray("untold");
            untold.forEach(
                    line -> Objects.requireNonNull(answer.withArray("untold")).add(PrintedText.of(line)));
            return answer;
        }
    }
}
