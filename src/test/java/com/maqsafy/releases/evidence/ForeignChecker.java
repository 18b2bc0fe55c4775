package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.testing.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The checker that was written from {@code ledger.md} alone, in Python, with {@code openssl}; a test that asks it where they are not is skipped. */
final class ForeignChecker {

    private static final String OF_MANY = """
            import sys
            exec(open("src/docs/check-evidence.py").read().rsplit("check(sys.argv", 1)[0])
            for export in sys.argv[2:]:
                try:
                    check(export, sys.argv[1].split(","))
                    print("good")
                except (SystemExit, Exception) as e:
                    print("bad", repr(e).replace("\\n", " "))
            """;

    private ForeignChecker() {}

    /**
     * What it says of each export, beginning with {@code good} or {@code bad}. In one process: each costs half a second.
     *
     * @param directory for the files
     */
    static List<String> verdicts(Path directory, List<SigningKey> keys, List<byte[]> exports)
            throws IOException, InterruptedException {
        Installed.program("openssl");
        List<String> command = new ArrayList<>(List.of(Installed.program("python3"), "-c", OF_MANY));
        List<String> trusted = new ArrayList<>();
        for (SigningKey key : keys) {
            trusted.add(Files.writeString(directory.resolve("key-" + trusted.size() + ".pem"), key.publicKeyPem())
                    .toString());
        }
        command.add(String.join(",", trusted));
        for (int i = 0; i < exports.size(); i++) {
            command.add(Files.write(directory.resolve("export-" + i), exports.get(i))
                    .toString());
        }
        Path said = directory.resolve("python.log");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        List<String> verdicts = Files.readAllLines(said).stream()
                .filter(line -> line.startsWith("good") || line.startsWith("bad"))
                .toList();
        assertThat(verdicts).as(Files.readString(said)).hasSize(exports.size());
        return verdicts;
    }
}
