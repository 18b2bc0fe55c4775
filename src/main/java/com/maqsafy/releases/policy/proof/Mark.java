package com.maqsafy.releases.policy.proof;

/**
 * What a step of a model does, as far as the policy is concerned. Steps are known by what they do and not by their ids,
 * so that a process owner may rename and rearrange.
 */
record Mark(Kind kind, String what) {

    enum Kind {
        START("the start"),
        END("an end"),
        TOPIC("the external task "),
        BEAN("the service task "),
        CALL("the call of "),
        DECISION("the decision "),
        FORM("the task with form "),
        USER_TASK("a user task"),
        TIMER("a timer"),
        TIMER_AT("the timer at "),
        ENDS_AT("the end event "),
        WHEN("the branch "),
        OTHERWISE("the default branch of "),
        RECORDS("an end that records "),
        ERROR("the error event "),
        MESSAGE("the message event "),
        LOOP_END("the completion of every item of ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static final Mark START = new Mark(Kind.START, "");
    static final Mark END = new Mark(Kind.END, "");
    static final Mark USER_TASK = new Mark(Kind.USER_TASK, "");
    static final Mark TIMER = new Mark(Kind.TIMER, "");

    /** An end known by its id, where it records nothing but having been reached. */
    static Mark endsAt(String id) {
        return new Mark(Kind.ENDS_AT, id);
    }

    /** The timer that goes off at the instant in the variable. */
    static Mark timerAt(String variable) {
        return new Mark(Kind.TIMER_AT, variable);
    }

    static Mark topic(String topic) {
        return new Mark(Kind.TOPIC, topic);
    }

    static Mark bean(String bean) {
        return new Mark(Kind.BEAN, bean);
    }

    static Mark call(String process) {
        return new Mark(Kind.CALL, process);
    }

    static Mark decision(String decision) {
        return new Mark(Kind.DECISION, decision);
    }

    static Mark form(String form) {
        return new Mark(Kind.FORM, form);
    }

    /** The flow that is taken only when the variable has the value. */
    static Mark when(String variable, String value) {
        return new Mark(Kind.WHEN, variable + "=" + value);
    }

    /** The default flow of a gateway that decides by the variable. */
    static Mark otherwise(String variable) {
        return new Mark(Kind.OTHERWISE, variable);
    }

    static Mark records(String outcome) {
        return new Mark(Kind.RECORDS, outcome);
    }

    static Mark error(String code) {
        return new Mark(Kind.ERROR, code);
    }

    static Mark message(String name) {
        return new Mark(Kind.MESSAGE, name);
    }

    static Mark loopEnd(String collection) {
        return new Mark(Kind.LOOP_END, collection);
    }

    /** The variable that a flow's mark speaks about, or nothing for other marks. */
    String variable() {
        return switch (kind) {
            case WHEN -> what.substring(0, what.indexOf('='));
            case OTHERWISE -> what;
            default -> "";
        };
    }

    @Override
    public String toString() {
        return kind.words + what;
    }
}
