package com.maqsafy.releases.process;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code engineCallRefused}. */
@Event(
        chapter = Chapter.ALWAYS,
        by = "the account that tried",
        about =
                "No account writes what a release is decided by, nor erases what happened. The same one once in ten minutes, of one account at most a hundred an hour, those of duties included. In the administration ledger when it is about no release, or about a sealed one.")
public record EngineCallRefused(
        @Means("the engine's command") String operation,
        @Means("what it was about") @Nullable List<Target> targets,
        @Means("element of the task") @Nullable String element,
        @Means("what was to be written") List<Value> values,

        @Means("how many refusals of this account were only counted since the last one") @Nullable
        Integer leftOut,

        @Means("in the administration ledger: key of the release") @Nullable
        String release)
        implements LedgerEvent {

    /** What a call is about. */
    public record Target(
            @Means("kind of the thing") String kind,
            @Means("its id") String id) {
        public Target {
            kind = Members.text(kind);
            id = Members.text(id);
        }
    }

    /** A value that was to be written. */
    public record Value(
            @Means("its name") String name,

            @Means("of variables only: what it was") @Nullable
            String old,

            @JsonProperty("new") @Means("what it was to be") String newValue) {
        public Value {
            name = Members.text(name);
            newValue = Members.text(newValue);
        }
    }

    public EngineCallRefused {
        operation = Members.text(operation);
        targets = targets == null ? null : List.copyOf(targets);
        values = Members.list(values);
    }

    @Override
    public Words words() {
        return Words.bad(
                "tried ",
                operation,
                " through the engine and was refused: ",
                Words.list(values, v -> v.name() + " = " + v.newValue()));
    }

    /** The same for the administration ledger. */
    EngineCallRefused of(String release) {
        return new EngineCallRefused(operation, targets, element, values, leftOut, release);
    }

    /** The same after others that were only counted. */
    EngineCallRefused leavingOut(int leftOut) {
        return new EngineCallRefused(operation, targets, element, values, leftOut, release);
    }
}
