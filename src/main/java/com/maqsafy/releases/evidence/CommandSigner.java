package com.maqsafy.releases.evidence;

import com.maqsafy.releases.command.CommandResult;
import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.command.CommandSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** Signs by a command of the installation, behind which the key lives: a token of PKCS#11, a key management service. */
final class CommandSigner implements Signer {

    /** In the command: the file that is to be signed. */
    static final String MESSAGE = "{message}";

    /** In the command: the file into which it writes the signature. */
    static final String SIGNATURE = "{signature}";

    private static final int OUTPUT = 4096;

    private final List<String> command;
    private final Duration timeout;
    private final CommandRunner runner;

    CommandSigner(List<String> command, Duration timeout, CommandRunner runner) {
        this.command = List.copyOf(command);
        this.timeout = timeout;
        this.runner = runner;
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            Path directory = Files.createTempDirectory("release-evidence");
            Path toSign = directory.resolve("message");
            Path signature = directory.resolve("signature");
            try {
                Files.write(toSign, message);
                return signed(directory, toSign, signature);
            } finally {
                FileSystemUtils.deleteRecursively(directory);
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "REL-EVI-033 Signing failed: files for releases.evidence.signer.command.", e);
        }
    }

    private byte[] signed(Path directory, Path message, Path signature) throws IOException {
        List<String> argv = command.stream()
                .map(element -> element.replace(MESSAGE, message.toString()).replace(SIGNATURE, signature.toString()))
                .toList();
        CommandResult result = runner.run(new CommandSpec(argv, directory, Map.of(), timeout, OUTPUT));
        if (!result.succeeded()) {
            throw new IllegalStateException("REL-EVI-033 Signing failed: releases.evidence.signer.command: "
                    + result.message() + " " + result.output().strip());
        }
        if (!Files.exists(signature)) {
            throw new IllegalStateException(
                    "REL-EVI-033 Signing failed: releases.evidence.signer.command wrote no file " + SIGNATURE + ".");
        }
        return Files.readAllBytes(signature);
    }
}
