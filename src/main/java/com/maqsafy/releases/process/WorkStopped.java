package com.maqsafy.releases.process;

/** Told after the engine has committed that work has no tries left, or that such work goes on again. */
public interface WorkStopped {

    /** Something stopped or goes on; asks for no more than a look, and returns at once. */
    void stopped();
}
