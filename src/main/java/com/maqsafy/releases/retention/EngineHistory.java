package com.maqsafy.releases.retention;

/** What retention asks of the engine: it cleans up its history by itself, when the time to live of a model is over. */
public interface EngineHistory {

    /** How long it keeps the history of what has ended: the time to live of the newest models, ISO 8601; two when they differ. */
    String keptFor();

    /**
     * Takes what is under a legal hold out of the clean-up, and gives back to it what is not any more.
     *
     * @return of how many process instances that was changed
     */
    int hold();
}
