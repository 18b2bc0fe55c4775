package com.maqsafy.releases.process;

import com.maqsafy.releases.person.Roles;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.jspecify.annotations.Nullable;

/**
 * Holds every command that an account gives to the engine against {@link CommandAdmission}, whatever the channel and
 * whatever rights the account has. A command within a command is the engine's own work, and so is one without an account.
 *
 * <p>The refusal is recorded by {@link RefusedCalls} in a transaction of its own, so that it stays although nothing else of
 * the refused call does. It is the same whether what was asked about exists or not, and whether it may be seen.
 */
final class CallerCommands extends CommandInterceptor {

    /** What is said of a thing that is hidden or not there. */
    static final String NOTHING_FOUND = "Nothing found with id of this call.";

    private static final ThreadLocal<@Nullable EngineCall> CURRENT = new ThreadLocal<>();

    private final Supplier<@Nullable Authentication> caller;
    private final RefusedCalls refused;
    private final BiPredicate<Authentication, String> mayWorkOn;
    private final BiPredicate<Authentication, EngineCall> areThere;
    private final Predicate<EngineCall> mayRead;
    private final BiFunction<UserEntity, EngineCall, EngineCall> changes;
    private final Function<EngineCall, Optional<String>> kept;
    private final BiFunction<Authentication, String, String> notOffered;

    /**
     * @param mayWorkOn whether an account may work on the task with this id
     * @param areThere whether all that a call names by an id is there for an account
     * @param mayRead whether the signed-in account may read what a call names by an id, now or of what happened
     * @param changes adds to a call what it changes about an account
     * @param kept why a call of an administrator would take away what has to stay
     * @param notOffered what an account is told that may not do the task with this id
     */
    CallerCommands(
            Supplier<@Nullable Authentication> caller,
            RefusedCalls refused,
            BiPredicate<Authentication, String> mayWorkOn,
            BiPredicate<Authentication, EngineCall> areThere,
            Predicate<EngineCall> mayRead,
            BiFunction<UserEntity, EngineCall, EngineCall> changes,
            Function<EngineCall, Optional<String>> kept,
            BiFunction<Authentication, String, String> notOffered) {
        this.caller = caller;
        this.refused = refused;
        this.mayWorkOn = mayWorkOn;
        this.areThere = areThere;
        this.mayRead = mayRead;
        this.changes = changes;
        this.kept = kept;
        this.notOffered = notOffered;
    }

    /** What the command asks for that this thread carries out just now, unless it only reads. */
    static @Nullable EngineCall current() {
        return CURRENT.get();
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (Context.getCommandContext() != null || command.getClass().getName().startsWith("com.maqsafy.")) {
            return next.execute(command);
        }
        CommandAdmission admission = CommandAdmission.of(command.getClass());
        if (admission == CommandAdmission.READS || admission == CommandAdmission.OF_THE_ENGINE) {
            if (CommandAdmission.asksNobody(command.getClass())
                    && caller.get() != null
                    && !mayRead.test(EngineCall.of(command))) {
                throw new NotFoundException(NOTHING_FOUND);
            }
            return next.execute(command);
        }
        EngineCall call = EngineCall.of(command);
        Authentication account = caller.get();
        if (account != null) {
            if (admission != CommandAdmission.CHANGES) {
                admit(call, admission, account);
            }
            if (EngineCall.member(command, "user") instanceof UserEntity user) {
                call = changed(user, call, account);
            }
            if (administers(account)) {
                keep(call, account);
            }
            if (!areThere.test(account, call)) {
                throw new NotFoundException(NOTHING_FOUND);
            }
        }
        if (EngineCall.member(command, "deploymentBuilder") instanceof DeploymentBuilderImpl deployed
                && deployed.getProcessDefinitionsActivationDate() != null) {
            throw new BadUserRequestException(
                    "REL-MOD-004 The models are refused and nothing is deployed: they would be"
                            + " suspended until their activation date, and no release could start. Deploy them without one.");
        }
        @Nullable EngineCall before = CURRENT.get();
        CURRENT.set(call);
        try {
            return next.execute(command);
        } catch (AuthorizationException e) {
            throw account == null || isOurs(e) ? e : told(e, call, account);
        } finally {
            CURRENT.set(before);
        }
    }

    /** What is changed about an account, from what to what; by whom a person is known, the person does not change. */
    private EngineCall changed(UserEntity user, EngineCall call, Authentication account) {
        EngineCall full = changes.apply(user, call);
        if (AccountChanges.OF_ANOTHER.equals(full.values().get(AccountChanges.PASSWORD))) {
            refused.record(account.getUserId() == null ? "unknown" : account.getUserId(), full);
            throw new AuthorizationException(
                    "REL-PRC-550 The id in the body is that of another account, which would get this"
                            + " one's password, and the attempt is recorded. An account keeps its id: write the id of the address.");
        }
        if (full.values().containsKey(AccountChanges.EMAIL) && !administers(account)) {
            refused.record(account.getUserId() == null ? "unknown" : account.getUserId(), full);
            throw new AuthorizationException(
                    "REL-PRC-098 An address of e-mail is changed by an administrator only, and the"
                            + " attempt is recorded: commits are told apart by it. Ask one.");
        }
        return full;
    }

    private void keep(EngineCall call, Authentication account) {
        kept.apply(call).ifPresent(objection -> {
            refused.record(account.getUserId() == null ? "unknown" : account.getUserId(), call);
            throw new AuthorizationException(objection);
        });
    }

    private static boolean administers(Authentication account) {
        return account.getGroupIds() != null && account.getGroupIds().contains(Roles.ADMINISTRATORS);
    }

    /** Whether it is refused in words of this application already. */
    private static boolean isOurs(AuthorizationException refusal) {
        return String.valueOf(refusal.getMessage()).startsWith("REL-");
    }

    /** The engine names permissions and ids; people are told who may do the task, and why. */
    private AuthorizationException told(AuthorizationException refusal, EngineCall call, Authentication account) {
        Optional<String> task = call.target("task");
        if (task.isEmpty()) {
            return refusal;
        }
        AuthorizationException told = new AuthorizationException(notOffered.apply(account, task.get()));
        told.initCause(refusal);
        return told;
    }

    private void admit(EngineCall call, CommandAdmission admission, Authentication account) {
        if (admission == CommandAdmission.CHANGES_OF_WORKERS) {
            if (call.target("task")
                    .filter(task -> mayWorkOn.test(account, task))
                    .isEmpty()) {
                refused.record(account.getUserId() == null ? "unknown" : account.getUserId(), call);
                throw new AuthorizationException("REL-PRC-085 " + call.operation()
                        + " is open to those who may work on the task, and the attempt is recorded."
                        + " Who only reads writes nothing on it.");
            }
        } else if (admission == CommandAdmission.REFUSED || call.variables()) {
            refused.record(account.getUserId() == null ? "unknown" : account.getUserId(), call);
            throw new AuthorizationException("REL-PRC-070 " + call.operation()
                    + " is not open to any account, and the attempt is recorded. What a release is decided by is written"
                    + " by its forms and by the application only; what happened is not erased."
                    + " Use the task's form, or withdraw the release.");
        }
    }
}
