package com.maqsafy.releases.command;

import java.util.Set;

/** Values that no captured output may show, however they look, because settings call them secret; any number of beans. */
@FunctionalInterface
public interface SecretValues {

    /** The values as they are written in the settings. */
    Set<String> values();
}
