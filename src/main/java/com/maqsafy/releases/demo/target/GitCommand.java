package com.maqsafy.releases.demo.target;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the command {@code git} in one directory. */
public final class GitCommand {

    private final Path directory;

    public GitCommand(Path directory) {
        this.directory = directory;
    }

    /**
     * Runs git and gives what it printed.
     *
     * @throws IOException git is missing or failed; the message has what it said
     */
    public String run(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile("git", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors.toFile());
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IOException("%s failed with exit code %d: %s"
                        .formatted(
                                String.join(" ", command),
                                exit,
                                Files.readString(errors).strip()));
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while running " + String.join(" ", command), e);
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
