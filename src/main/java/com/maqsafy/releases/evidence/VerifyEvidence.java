package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an export of a release's evidence from the command line, without server and database.
 *
 * <p>Exit code 0: intact; 1: not intact, each finding on a line; 2: the call was wrong or a file cannot be read.
 */
public final class VerifyEvidence {

    private static final String USAGE = """
            Usage: VerifyEvidence <export> <public-key.pem> [--release <key>] [--open]
              --release  the evidence must be of this release, e.g. canteen-api-1.5.0
              --open     accept a release that is not sealed yet""";

    private VerifyEvidence() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        List<String> files = new ArrayList<>();
        @Nullable String release = null;
        boolean open = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--open")) {
                open = true;
            } else if (args[i].equals("--release") && i + 1 < args.length) {
                release = args[++i];
            } else if (args[i].startsWith("--")) {
                files.clear();
                break;
            } else {
                files.add(args[i]);
            }
        }
        if (files.size() != 2) {
            err.println(USAGE);
            return 2;
        }
        try {
            EvidenceVerifier verifier =
                    EvidenceVerifier.with(Files.readString(Path.of(files.get(1)), StandardCharsets.US_ASCII));
            verifier = release == null ? verifier : verifier.ofRelease(release);
            verifier = open ? verifier.allowingOpen() : verifier;
            try (InputStream export = Files.newInputStream(Path.of(files.get(0)))) {
                return report(verifier.verify(export), out);
            }
        } catch (IOException e) {
            err.println("REL-EVI-035 Cannot read: " + e);
            return 2;
        } catch (InvalidPathException e) {
            err.println("REL-EVI-035 Not a file name: " + e.getMessage());
            return 2;
        } catch (IllegalArgumentException e) {
            err.println(files.get(1) + ": " + e.getMessage());
            return 2;
        }
    }

    private static int report(EvidenceVerifier.Verification verification, PrintStream out) {
        verification.findings().forEach(out::println);
        out.printf(
                "%s: %d records, %s, %s%s%n",
                verification.release(),
                verification.records(),
                verification.sealed() ? "sealed" : "not sealed",
                verification.intact() ? "intact" : "NOT INTACT",
                verification.afterSeal() == 0
                        ? ""
                        : "; %d after the last seal, which no signature covers".formatted(verification.afterSeal()));
        return verification.intact() ? 0 : 1;
    }
}
