package com.maqsafy.releases.cockpit;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the engine remembers of a release's processes; it may have been cleaned up or changed, and proves nothing: the ledger does. */
public interface ProcessHistory {

    /** The process instances of a release in order of their start; empty when the history was or is being cleaned up. */
    List<ProcessRun> runs(String release);

    /** The path of one of a release's process instances; empty when the release has no such instance. */
    Optional<ProcessPath> path(String release, String run);

    /** Everything that runs reached. */
    List<ReachedElement> reached(Collection<ProcessRun> runs);

    /** The decision tables that runs asked, in order; those of which the history was cleaned up are missing. */
    List<DecisionMade> decisions(Collection<ProcessRun> runs);

    /** The name of an element in a version of a process; empty when it has none or is not deployed any more. */
    Optional<String> elementName(DefinitionVersion definition, String element);

    /** The model of a version of a process, BPMN; empty when it is not deployed any more. */
    Optional<String> model(DefinitionVersion definition);
}
