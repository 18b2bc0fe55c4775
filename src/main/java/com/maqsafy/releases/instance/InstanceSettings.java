package com.maqsafy.releases.instance;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the instance.
 *
 * @param dataDir {@code releases.data-dir}: the node's own directory
 * @param instance {@code releases.instance.*}
 */
@ConfigurationProperties("releases")
record InstanceSettings(
        @DefaultValue("./data") String dataDir,
        @DefaultValue Instance instance) {

    /**
     * @param safeMode {@code releases.instance.safe-mode}: start in safe mode whatever is found, for a copy that must never
     *     act; only a start without it ends that
     * @param detectCopiedDataDir {@code releases.instance.detect-copied-data-dir}: whether a data directory is recognised as a
     *     copy by the number of its file; off for file systems that give other numbers after each mount
     */
    record Instance(
            @DefaultValue("false") boolean safeMode,
            @DefaultValue("true") boolean detectCopiedDataDir) {}
}
