package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Optional;

/** Which process is running where something is recorded, so that a record that names an element names its model too. */
@FunctionalInterface
public interface CurrentDefinition {

    /** Key and version of the model of the process that the caller works for; empty outside any process. */
    Optional<DefinitionVersion> find();
}
