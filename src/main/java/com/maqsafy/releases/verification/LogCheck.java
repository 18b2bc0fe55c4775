package com.maqsafy.releases.verification;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A log has no line that matches a pattern and is newer than the deployment (POST-09).
 *
 * <p>With a mark, the lines behind the mark are read, also when the file was renamed or copied and truncated since; without
 * one, the lines whose own time is not before the deployment's. What cannot be found again is never taken for clean.
 */
final class LogCheck implements Check {

    private static final int START_LENGTH = 1024;
    private static final long READ_AT_MOST = 64L * 1024 * 1024;
    private static final Pattern COMPRESSED = Pattern.compile(".*\\.(gz|bz2|xz|zst|zip)");
    private static final Pattern TIME =
            Pattern.compile("^\\[?(\\d{4})[-/](\\d{2})[-/](\\d{2})[T ](\\d{2}:\\d{2}:\\d{2})"
                    + "(?:[.,]\\d+)?\\s?(Z|[+-]\\d{2}:?\\d{2})?");

    private final Path file;
    private final Pattern pattern;
    private final ZoneId zone;

    LogCheck(CheckSettings settings) {
        VerificationSettings.Log keys = settings.keys(VerificationSettings.Log.class);
        file = settings.path("file", keys.file()).toAbsolutePath();
        pattern = settings.pattern("pattern", keys.pattern());
        zone = keys.zone();
    }

    /** Where the log ends now. */
    LogPosition mark() throws IOException {
        long size = Files.size(file);
        int startLength = (int) Math.min(START_LENGTH, size);
        return new LogPosition(size, startLength, startSha256(file, startLength));
    }

    @Override
    public Verdict inspect(Question question) {
        if (!Files.isRegularFile(file)) {
            return Verdict.cannotTell("the log " + file + " is missing; check the setting, or create it empty");
        }
        return Files.isReadable(file)
                ? Verdict.passed("the log is there and can be read")
                : Verdict.cannotTell("the log " + file + " may not be read by this user; give it the right");
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        if (!Files.isRegularFile(file)) {
            return Verdict.cannotTell("the log " + file + " is missing; check the setting, or create it empty");
        }
        LogPosition mark = question.mark();
        List<Part> parts = mark == null ? partsSince(question.since()) : partsBehind(mark, question.since());
        if (parts.isEmpty()) {
            return Verdict.cannotTell("the log " + file + " was replaced and what was written before cannot be found;"
                    + " keep the last rotated log uncompressed beside it");
        }
        long toRead = 0;
        for (Part part : parts) {
            toRead += Files.size(part.file()) - part.offset();
        }
        if (toRead > READ_AT_MOST) {
            return Verdict.cannotTell("more than 64 MiB of log would have to be read; look at the log " + file);
        }
        Matches matches = new Matches(mark == null ? question.since().truncatedTo(ChronoUnit.SECONDS) : null);
        for (Part part : parts) {
            scan(part, matches);
        }
        return matches.verdict();
    }

    private List<Part> partsBehind(LogPosition mark, Instant since) throws IOException {
        if (mark.startLength() == 0) {
            return partsSince(since);
        }
        if (continues(file, mark)) {
            return List.of(new Part(file, mark.offset()));
        }
        List<Part> parts = new ArrayList<>();
        for (Path rotated : rotatedFiles()) {
            if (continues(rotated, mark)) {
                parts.add(0, new Part(rotated, mark.offset()));
            }
        }
        if (!parts.isEmpty()) {
            for (Path rotated : rotatedFiles()) {
                if (writtenSince(rotated, since) && !continues(rotated, mark)) {
                    parts.add(new Part(rotated, 0));
                }
            }
            parts.add(new Part(file, 0));
        }
        return parts;
    }

    private List<Part> partsSince(Instant since) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (Path rotated : rotatedFiles()) {
            if (writtenSince(rotated, since)) {
                parts.add(new Part(rotated, 0));
            }
        }
        parts.add(new Part(file, 0));
        return parts;
    }

    private List<Path> rotatedFiles() throws IOException {
        String name = file.getFileName().toString();
        try (Stream<Path> siblings = Files.list(file.getParent())) {
            return siblings.filter(Files::isRegularFile)
                    .filter(sibling -> isRotated(name, sibling.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isRotated(String name, String sibling) {
        return (sibling.startsWith(name + ".") || sibling.startsWith(name + "-"))
                && !COMPRESSED.matcher(sibling).matches();
    }

    private static boolean writtenSince(Path file, Instant since) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    private static boolean continues(Path file, LogPosition mark) throws IOException {
        return Files.size(file) >= mark.offset()
                && startSha256(file, mark.startLength()).equals(mark.startSha256());
    }

    private static String startSha256(Path file, int length) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in.readNBytes(length));
        }
    }

    // A file channel gives up when the thread is interrupted at the check's time limit; a plain stream would not.
    private void scan(Part part, Matches matches) throws IOException {
        try (FileChannel channel = FileChannel.open(part.file()).position(part.offset());
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            matches.beginFile();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                matches.add(line);
            }
        }
    }

    private Optional<Instant> time(String line) {
        Matcher matcher = TIME.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(
                    matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3) + "T" + matcher.group(4));
            String offset = matcher.group(5);
            return Optional.of(
                    local.atZone(offset == null ? zone : ZoneOffset.of(offset)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private record Part(Path file, long offset) {}

    /** The matching lines among those read, of which old ones do not count. */
    private final class Matches {

        private final @Nullable Instant since;
        private @Nullable Instant lineTime;
        private int count;
        private int undated;
        private String first = "";

        Matches(@Nullable Instant since) {
            this.since = since;
        }

        void beginFile() {
            lineTime = null;
        }

        void add(String line) {
            // A line without a time belongs to the entry above it, such as a stack trace.
            time(line).ifPresent(t -> lineTime = t);
            if (!pattern.matcher(line).find() || isOld()) {
                return;
            }
            if (since != null && lineTime == null) {
                undated++;
            } else if (count++ == 0) {
                first = line;
            }
        }

        private boolean isOld() {
            return since != null && lineTime != null && lineTime.isBefore(since);
        }

        Verdict verdict() {
            if (count > 0) {
                return Verdict.failed(count
                        + (count == 1 ? " new line matches, the first: " : " new lines match, the first: ")
                        + first);
            }
            return undated > 0
                    ? Verdict.cannotTell((undated == 1
                                    ? "1 line matches, but no time tells whether it is new; look at "
                                    : undated + " lines match, but no time tells whether they are new; look at ")
                            + file)
                    : Verdict.passed("no new line matches");
        }
    }
}
