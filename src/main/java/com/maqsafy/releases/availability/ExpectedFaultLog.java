package com.maqsafy.releases.availability;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.helpers.MessageFormatter;

/**
 * Tells a fault that the application expects, such as an origin that cannot be reached, in one line: a warning or an error
 * whose exception has a sentence with a code of ours gets that sentence and what lies at its bottom, and the stack trace is
 * for level debug. A mistake in a program, which a runtime exception of somebody else's is, keeps its stack trace.
 */
final class ExpectedFaultLog extends TurboFilter {

    private static final Pattern SENTENCE = Pattern.compile("REL-[A-Z]{3}-\\d{3}\\b.*", Pattern.DOTALL);
    private static final int DEEPEST = 50;

    ExpectedFaultLog() {
        setName("expected-faults");
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable failure) {
        if (format == null
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Throwable thrown = failure == null ? OutageLog.last(params) : failure;
        Optional<String> sentence = thrown == null ? Optional.empty() : sentence(thrown);
        if (sentence.isEmpty()) {
            return FilterReply.NEUTRAL;
        }
        String said =
                String.valueOf(MessageFormatter.arrayFormat(format, params).getMessage());
        String line = said.contains(sentence.get()) ? said : said + " " + sentence.get();
        logger.log(
                marker, ExpectedFaultLog.class.getName(), Level.toLocationAwareLoggerInteger(level), line, null, null);
        logger.debug("{}", line, thrown);
        return FilterReply.DENY;
    }

    /** What is told of an expected fault; empty when it is none. */
    private static Optional<String> sentence(Throwable thrown) {
        List<Throwable> causes = Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
        Throwable root = causes.get(causes.size() - 1);
        if (!isOurs(root) && (root instanceof RuntimeException || root instanceof Error)) {
            return Optional.empty();
        }
        return causes.stream()
                .filter(ExpectedFaultLog::isOurs)
                .findFirst()
                .map(ours -> isOurs(root)
                        ? firstLine(ours)
                        : firstLine(ours) + " (" + root.getClass().getSimpleName() + ": " + firstLine(root) + ")");
    }

    private static boolean isOurs(Throwable failure) {
        return failure.getMessage() != null
                && SENTENCE.matcher(failure.getMessage()).matches();
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
