package com.maqsafy.releases.evidence;

import java.io.IOException;
import java.util.List;

/** Where a witness keeps checkpoints. */
interface WitnessPlace {

    /**
     * Gives it a checkpoint; one of that size that is there already stays.
     *
     * @param note the checkpoint, signed
     * @return whether it has it now; one that takes them more rarely is given a later one
     */
    boolean give(long size, String note) throws IOException;

    /**
     * The notes that it keeps; what is none is told as it is.
     *
     * @param faults takes what is wrong with what it keeps beside the notes, a coded sentence each
     */
    List<String> kept(List<String> faults) throws IOException;
}
