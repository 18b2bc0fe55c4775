package com.maqsafy.releases.process;

import java.util.Map;

/** How work outside the engine ended. */
public sealed interface WorkResult {

    /** Done; the facts are set in the process. */
    record Done(Map<String, Object> facts) implements WorkResult {}

    /** It failed in a way that the model handles with an error event of this code. */
    record Failed(String errorCode, String message, Map<String, Object> facts) implements WorkResult {}

    /** It may not be done at all, or nothing sensible can follow: the engine raises an incident with this message. */
    record Refused(String message) implements WorkResult {}

    static WorkResult done() {
        return new Done(Map.of());
    }
}
