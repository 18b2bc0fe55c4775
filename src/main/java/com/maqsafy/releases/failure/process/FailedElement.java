package com.maqsafy.releases.failure.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import org.jspecify.annotations.Nullable;

/**
 * The model element that failed.
 *
 * @param id of the element
 * @param definition process that it is in
 * @param what process and element in words
 * @param work topic, delegate, decision or form; the element's type where it has none of these
 */
record FailedElement(String id, @Nullable DefinitionVersion definition, String what, String work) {}
