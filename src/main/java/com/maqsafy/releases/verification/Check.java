package com.maqsafy.releases.verification;

import java.util.Set;

/** One question about a running system. One class a kind; it does not know its item, nor whether it is critical. */
sealed interface Check
        permits AlertsCheck,
                CommandCheck,
                HttpCheck,
                JdbcCheck,
                LogCheck,
                LoginCheck,
                ProtectedCheck,
                QueueCheck,
                RedisCheck {

    /**
     * Asks it.
     *
     * @throws Exception when it cannot be told; the runner makes the result of it
     */
    Verdict ask(Question question) throws Exception;

    /**
     * Finds out whether it could be asked, without leaving a trace in production; what the running version answers is not
     * judged.
     *
     * @throws Exception when it cannot be told
     */
    default Verdict inspect(Question question) throws Exception {
        return ask(question);
    }

    /** Configured values that may never stand in evidence. */
    default Set<String> secrets() {
        return Set.of();
    }
}
