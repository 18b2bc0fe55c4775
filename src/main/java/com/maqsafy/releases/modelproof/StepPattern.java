package com.maqsafy.releases.modelproof;

/**
 * What a step of a model does, as far as the policy is concerned. Steps are known by what they do and not by their ids,
 * so that a process owner may rename and rearrange.
 */
record StepPattern(Kind kind, String what) {

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

    static final StepPattern START = new StepPattern(Kind.START, "");
    static final StepPattern END = new StepPattern(Kind.END, "");
    static final StepPattern USER_TASK = new StepPattern(Kind.USER_TASK, "");
    static final StepPattern TIMER = new StepPattern(Kind.TIMER, "");

    /** An end known by its id, where it records nothing but having been reached. */
    static StepPattern endsAt(String id) {
        return new StepPattern(Kind.ENDS_AT, id);
    }

    /** The timer that goes off at the instant in the variable. */
    static StepPattern timerAt(String variable) {
        return new StepPattern(Kind.TIMER_AT, variable);
    }

    static StepPattern topic(String topic) {
        return new StepPattern(Kind.TOPIC, topic);
    }

    static StepPattern bean(String bean) {
        return new StepPattern(Kind.BEAN, bean);
    }

    static StepPattern call(String process) {
        return new StepPattern(Kind.CALL, process);
    }

    static StepPattern decision(String decision) {
        return new StepPattern(Kind.DECISION, decision);
    }

    static StepPattern form(String form) {
        return new StepPattern(Kind.FORM, form);
    }

    /** The flow that is taken only when the variable has the value. */
    static StepPattern when(String variable, String value) {
        return new StepPattern(Kind.WHEN, variable + "=" + value);
    }

    /** The default flow of a gateway that decides by the variable. */
    static StepPattern otherwise(String variable) {
        return new StepPattern(Kind.OTHERWISE, variable);
    }

    static StepPattern records(String outcome) {
        return new StepPattern(Kind.RECORDS, outcome);
    }

    static StepPattern error(String code) {
        return new StepPattern(Kind.ERROR, code);
    }

    static StepPattern message(String name) {
        return new StepPattern(Kind.MESSAGE, name);
    }

    static StepPattern loopEnd(String collection) {
        return new StepPattern(Kind.LOOP_END, collection);
    }

    /** The variable that a flow's pattern speaks about, or nothing for other patterns. */
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
