package com.maqsafy.releases.modelproof;

/**
 * What is done once for each entry of a list.
 *
 * @param work the activity that is repeated; {@link StepPattern#loopEnd} for an embedded sub-process
 * @param items the policy items served
 * @param collection the variable with the list
 * @param variable the variable with the entry at hand
 * @param sequential one after the other, or all at once
 * @param stopsWhen the condition that ends it early; empty for none
 */
record Loop(StepPattern work, String items, String collection, String variable, boolean sequential, String stopsWhen) {

    boolean isSubProcess() {
        return work.kind() == StepPattern.Kind.LOOP_END;
    }
}
