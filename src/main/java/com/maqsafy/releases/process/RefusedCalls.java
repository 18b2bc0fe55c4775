package com.maqsafy.releases.process;

/** Records what accounts asked the engine for and did not get. */
@FunctionalInterface
interface RefusedCalls {

    /**
     * Records a refused call for good, whatever becomes of the caller's transaction. It never throws: that something could
     * not be recorded must not let it through.
     *
     * @param user id of the account
     */
    void record(String user, EngineCall call);
}
