package com.maqsafy.releases.verification;

import static java.util.Objects.requireNonNull;

import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.deployment.Bypass;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Gives every check its time and turns whatever happens in it into a result whose evidence may be shown. */
@Component
class TimedCheckRunner implements CheckRunner, DisposableBean {

    /** A check ends by itself at its timeout; this is for one that does not. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final int LONGEST_EVIDENCE = 300;

    private final ConfiguredChecks checks;
    private final OutputFilter filter;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "verification-check");
        thread.setDaemon(true);
        return thread;
    });

    @Autowired
    TimedCheckRunner(ConfiguredChecks checks, ObjectProvider<OutputFilter> filter) {
        this(checks, filter.getIfAvailable(() -> text -> text));
    }

    TimedCheckRunner(ConfiguredChecks checks, OutputFilter filter) {
        this.checks = checks;
        this.filter = filter;
    }

    @Override
    public CheckResult run(String service, String checkId, CheckRequest request) {
        ConfiguredCheck configured = checks.of(service).get(checkId);
        if (configured == null) {
            throw new VerificationException("REL-VER-002 There is no check " + checkId + " of the service " + service
                    + "; configure releases.services." + service + ".verification.checks." + checkId + ".");
        }
        Question question = new Question(
                request.expectedVersion(),
                request.since(),
                request.marks().get(checkId),
                Deadline.in(configured.timeout()),
                request.bypass());
        return result(configured, request.bypass(), () -> configured.check().ask(question));
    }

    /** Finds out whether a check could be asked ({@link Check#inspect}). */
    CheckResult inspect(String service, String checkId) {
        ConfiguredCheck configured = requireNonNull(checks.of(service).get(checkId));
        // No version is expected, and what was before does not matter.
        Question question = new Question("0.0.0", Instant.EPOCH, null, Deadline.in(configured.timeout()));
        return result(configured, null, () -> configured.check().inspect(question));
    }

    private CheckResult result(ConfiguredCheck configured, @Nullable Bypass bypass, Callable<Verdict> asking) {
        long start = System.nanoTime();
        Verdict verdict = ask(configured, asking);
        String answer = withoutSecrets(verdict.evidence(), configured.check(), bypass);
        String line = answer.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String evidence = line.length() <= LONGEST_EVIDENCE ? line : line.substring(0, LONGEST_EVIDENCE - 3) + "...";
        return new CheckResult(
                configured.definition().id(),
                configured.definition().item(),
                verdict.outcome(),
                evidence,
                Duration.ofNanos(System.nanoTime() - start),
                evidence.equals(answer.strip()) ? null : answer);
    }

    @Override
    public Map<String, LogPosition> marks(String service) {
        Map<String, LogPosition> marks = new LinkedHashMap<>();
        checks.of(service).forEach((id, configured) -> {
            if (configured.check() instanceof LogCheck log) {
                try {
                    marks.put(id, log.mark());
                } catch (IOException e) {
                    // No mark: the check then goes by the times in the lines, and tells when the log is missing.
                }
            }
        });
        return marks;
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }

    private Verdict ask(ConfiguredCheck configured, Callable<Verdict> asking) {
        Future<Verdict> answer = threads.submit(asking);
        try {
            return answer.get(configured.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return notInTime(configured);
        } catch (ExecutionException e) {
            Throwable cause = requireNonNull(e.getCause());
            Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
            return root instanceof TimeoutException || root instanceof SocketTimeoutException
                    ? notInTime(configured)
                    : notAsked(cause, root);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Verdict.cannotTell("the check was interrupted; run it again");
        } finally {
            answer.cancel(true);
        }
    }

    private static Verdict notInTime(ConfiguredCheck configured) {
        return Verdict.notInTime("no answer within " + configured.timeout().toMillis()
                + " ms; check that the system is up and not overloaded");
    }

    private static Verdict notAsked(Throwable cause, Throwable root) {
        String reason = described(cause) + (root == cause || root.getMessage() == null ? "" : ": " + described(root));
        return Verdict.cannotTell("the system could not be asked: " + reason + "; check that it is up");
    }

    private static String described(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + " (" + failure.getMessage() + ")";
    }

    /** Without secrets: first those of the check, then what the filter finds, before anything is cut. */
    private String withoutSecrets(String evidence, Check check, @Nullable Bypass bypass) {
        List<String> secrets = Stream.concat(
                        check.secrets().stream(), bypass == null ? Stream.empty() : bypass.secrets().stream())
                .filter(secret -> !secret.isBlank())
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String masked = evidence;
        for (String secret : secrets) {
            masked = masked.replace(secret, "[redacted]");
        }
        return filter.apply(masked);
    }
}
