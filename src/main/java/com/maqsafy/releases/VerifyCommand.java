package com.maqsafy.releases;

import com.maqsafy.releases.evidence.CanonicalJson;
import com.maqsafy.releases.evidence.ExportedRecords;
import com.maqsafy.releases.evidence.PrintedText;
import com.maqsafy.releases.evidence.VerifyEvidence;
import com.maqsafy.releases.policy.Redecision;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code java -jar release-management.jar verify EXPORT KEYS [--decide] ...}: verifies evidence without server and database
 * ({@link VerifyEvidence}), and with {@code --decide} makes the decisions of the gate again from the export alone ({@link
 * Redecision}), and says of each item of the policy what became of it: 1 when a decision is not what was decided, 2 when one
 * cannot be told, or the export has none that can be made again.
 */
final class VerifyCommand {

    private static final String DECIDE = "--decide";

    private VerifyCommand() {}

    static boolean isMeant(String... args) {
        return VerifyEvidence.isMeant(CommandWord.first(args));
    }

    static int run(PrintStream out, PrintStream err, String... args) {
        boolean decide = List.of(args).contains(DECIDE);
        List<String> words = new ArrayList<>(List.of(CommandWord.first(args)));
        words.removeIf(DECIDE::equals);
        String[] call = words.toArray(String[]::new);
        int verified = VerifyEvidence.run(call, out, err);
        // What does not hold is not worth a decision.
        return decide && verified == 0
                ? decided(Path.of(VerifyEvidence.files(call).get(0)), words.contains("--json"), out, err)
                : verified;
    }

    private static int decided(Path export, boolean json, PrintStream out, PrintStream err) {
        try (InputStream in = Files.newInputStream(export)) {
            Redecision made = Redecision.of(ExportedRecords.read(in));
            if (json) {
                out.println(new CanonicalJson()
                        .of(Map.of(
                                "decisions",
                                made.decisions(),
                                "differences",
                                made.differences(),
                                "untold",
                                made.untold(),
                                "items",
                                made.items())));
            } else {
                made.decisions().forEach(decision -> tell(decision, out));
                made.differences().forEach(difference -> out.println(PrintedText.of(difference)));
                made.untold().forEach(untold -> out.println(PrintedText.of(untold)));
                made.items().forEach(item -> out.println(PrintedText.of(item.words())));
            }
            if (made.decisions().isEmpty()) {
                err.println(
                        "REL-POL-060 No record of the gate says what it looked at, so nothing can be decided again.");
                return 2;
            }
            return !made.same() ? 1 : made.told() ? 0 : 2;
        } catch (IOException e) {
            err.println(PrintedText.of("REL-POL-061 Cannot read: " + e));
            return 2;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // Java's own status for this is 1, which says that something else was decided.
            err.println(PrintedText.of("REL-POL-410 It cannot be decided again: " + e));
            return 2;
        }
    }

    private static void tell(Redecision.Decision decision, PrintStream out) {
        out.printf(
                "Gate for %s, record %d: %s; made again: %s%n",
                PrintedText.of(decision.stage()),
                decision.record(),
                decision.deployable() ? "nothing stood against it" : "refused",
                !decision.differences().isEmpty()
                        ? "NOT THE SAME"
                        : decision.untold().isEmpty() ? "the same" : "the same as far as it can be told");
        decision.differences().forEach(difference -> out.println(PrintedText.of("  " + difference)));
        decision.untold().forEach(untold -> out.println(PrintedText.of("  " + untold)));
    }
}
