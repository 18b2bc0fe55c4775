package com.maqsafy.releases.process;

import com.maqsafy.releases.evidence.InvalidEvidenceException;
import com.maqsafy.releases.evidence.SealedReleaseException;
import com.maqsafy.releases.instance.SafeModeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ClassLoadingException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.ScriptEngineException;
import org.camunda.bpm.engine.SuspendedEntityInteractionException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NotAllowedException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.exception.NotValidException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.form.FormException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * What a failure is for whoever called: a refusal, of which there are four kinds, or a fault of the application. The one
 * place that judges it, for every interface: by the types of the failure and its causes, by the engine's code, and by the
 * state (SQL standard, class 22: data exception) that the database gives.
 */
public enum CallFailure {

    /** What was sent cannot be meant. */
    INVALID(400),
    /** The caller may not do this. */
    NOT_ALLOWED(403),
    /** There is no such thing, or the caller may not know of it; the two are not told apart. */
    ABSENT(404),
    /** Somebody else was faster, or the thing is not in a state for this. */
    CONFLICT(409),
    /** Nobody's mistake but the application's. */
    FAULT(500);

    private static final int DEEPEST = 50;

    private static final Pattern FOREIGN_TENANT = Pattern.compile("belongs to no authenticated tenant");

    /** "taskId is null", where an absent thing is "Cannot find task with id 1: task is null". */
    private static final Pattern MISSING_ARGUMENT =
            Pattern.compile("(?:ENGINE-\\d+ )?[\\w ]+ (?:is|are) (?:null|empty)");

    /** What the engine says while it carries out a model, keeps jobs or ends a transaction: no caller's mistake. */
    private static final Pattern OF_THE_ENGINES_WORK =
            Pattern.compile("^ENGINE-(?:02|05|08|09|11|14|15)\\d{3}.*", Pattern.DOTALL);

    /** "No job found with id '1'", "Cannot find task with id '1'.: task is null". */
    private static final Pattern UNKNOWN_ID =
            Pattern.compile("(?:ENGINE-\\d+ )?(?:No [\\w ]+ found|Cannot find [\\w ]+) with id .*");

    private static final String ABSENT_WORDS =
            "REL-PRC-080 There is no such thing, or it is not for you. Read the list again.";
    private static final String DATA_WORDS = "REL-PRC-082 A value cannot be stored: the database does not take a"
            + " character, a number or a length in it. Send it without control characters.";
    /** Serialization failure, deadlock, a lock that another transaction holds: states of the database that end one of two. */
    private static final Set<String> COLLISIONS = Set.of("40001", "40P01", "55P03");

    private static final String QUICKER_WORDS =
            "REL-PRC-230 Somebody else was quicker with the same thing, and nothing of this call was done."
                    + " Read it again and repeat.";
    private static final String EXISTS_WORDS =
            "REL-PRC-084 It exists already, or something else still needs it. Read it again and repeat.";
    private static final String FAULT_WORDS = "REL-PRC-083 Something went wrong; see the application's log.";

    private final int status;

    CallFailure(int status) {
        this.status = status;
    }

    /** Status of HTTP (RFC 9110) for it. */
    public int status() {
        return status;
    }

    /** What this failure is. */
    public static CallFailure of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (chain.stream().anyMatch(SubmissionRefusedException.class::isInstance)) {
            // The engine wraps what a listener of claim and assignment objects to; a form's own refusal stays bare.
            return failure instanceof ProcessEngineException && !(failure instanceof FormException)
                    ? NOT_ALLOWED
                    : INVALID;
        }
        for (Throwable cause : chain) {
            Optional<CallFailure> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        boolean engineOnly = chain.stream().allMatch(ProcessEngineException.class::isInstance);
        return engineOnly && chain.stream().noneMatch(CallFailure::isOfTheEnginesWork) ? INVALID : FAULT;
    }

    /** What the caller is told of it: never what the database said, nor anything of what they may not know. */
    public String words(Throwable failure) {
        if (this == ABSENT) {
            return ABSENT_WORDS;
        }
        if (this == FAULT) {
            return FAULT_WORDS;
        }
        Optional<String> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (collided(failure)) {
            return chain(failure).stream()
                    .filter(OptimisticLockingException.class::isInstance)
                    .map(CallFailure::text)
                    .filter(text -> text.startsWith("REL-"))
                    .findFirst()
                    .orElse(QUICKER_WORDS);
        }
        if (chain(failure).stream().anyMatch(SQLException.class::isInstance)) {
            return this == INVALID ? DATA_WORDS : EXISTS_WORDS;
        }
        if (failure instanceof NullPointerException missing) {
            return MissingInput.words(missing);
        }
        return String.valueOf(failure.getMessage());
    }

    /** What is said of a refused submission, without the ids and names of the engine that come before it on its way. */
    static Optional<String> refusal(Throwable failure) {
        return chain(failure).stream()
                .filter(SubmissionRefusedException.class::isInstance)
                .map(refused -> String.valueOf(refused.getMessage()))
                .findFirst();
    }

    /**
     * Whether a failure says that another transaction was quicker, whoever noticed: the engine, what keeps our own rows, or the
     * database.
     */
    static boolean collided(Throwable failure) {
        return chain(failure).stream()
                .anyMatch(cause -> cause instanceof OptimisticLockingException
                        || cause instanceof ConcurrencyFailureException
                        || (cause instanceof SQLException said && isCollision(said.getSQLState())));
    }

    private static boolean isCollision(@Nullable String state) {
        return state != null && COLLISIONS.contains(state);
    }

    private static Optional<CallFailure> known(Throwable cause) {
        if (cause instanceof AuthorizationException) {
            return Optional.of(NOT_ALLOWED);
        }
        if (cause instanceof OptimisticLockingException
                || cause instanceof ConcurrencyFailureException
                || cause instanceof TaskAlreadyClaimedException
                || cause instanceof SealedReleaseException
                || cause instanceof SuspendedEntityInteractionException
                || cause instanceof SafeModeException) {
            return Optional.of(CONFLICT);
        }
        if (cause instanceof ProcessEngineException
                && FOREIGN_TENANT.matcher(text(cause)).find()) {
            return Optional.of(ABSENT);
        }
        if (cause instanceof NotFoundException || isUnknownId(cause)) {
            return Optional.of(ABSENT);
        }
        if (cause instanceof NullPointerException missing) {
            return MissingInput.judged(missing);
        }
        if (cause instanceof NullValueException) {
            return Optional.of(MISSING_ARGUMENT.matcher(text(cause)).matches() ? INVALID : ABSENT);
        }
        if (cause instanceof BadUserRequestException
                || cause instanceof ParseException
                || cause instanceof NotValidException
                || cause instanceof NotAllowedException
                || cause instanceof InvalidEvidenceException
                || cause instanceof FormException) {
            return Optional.of(INVALID);
        }
        return cause instanceof SQLException said ? Optional.of(judged(said.getSQLState())) : Optional.empty();
    }

    private static CallFailure judged(@Nullable String state) {
        if ((state != null && state.startsWith("22")) || "23502".equals(state) || "23514".equals(state)) {
            return INVALID;
        }
        return "23503".equals(state) || "23505".equals(state) || isCollision(state) ? CONFLICT : FAULT;
    }

    private static boolean isUnknownId(Throwable cause) {
        return (cause instanceof ProcessEngineException || cause instanceof RestException)
                && UNKNOWN_ID.matcher(text(cause)).matches();
    }

    private static boolean isOfTheEnginesWork(Throwable cause) {
        return cause instanceof ProcessEnginePersistenceException
                || cause instanceof ScriptEngineException
                || cause instanceof ClassLoadingException
                || OF_THE_ENGINES_WORK.matcher(text(cause)).matches();
    }

    private static String text(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }

    static List<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, e -> e != null, Throwable::getCause)
                .limit(DEEPEST)
                .toList();
    }
}
