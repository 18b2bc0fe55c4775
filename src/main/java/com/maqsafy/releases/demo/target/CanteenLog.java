package com.maqsafy.releases.demo.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The service's log in Laravel's line format, times in UTC: {@code [2026-03-01 10:15:30] production.ERROR: message}. */
final class CanteenLog {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Path file;
    private final Clock clock;

    CanteenLog(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    void info(String message) {
        append("INFO", message);
    }

    void error(String message) {
        append("ERROR", message);
    }

    void critical(String message) {
        append("CRITICAL", message);
    }

    private synchronized void append(String level, String message) {
        String line = "[%s] production.%s: %s%n"
                .formatted(
                        TIME.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                        level,
                        message.replaceAll("\\R+", " "));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
