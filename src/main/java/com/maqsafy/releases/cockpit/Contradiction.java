package com.maqsafy.releases.cockpit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's history says otherwise than the ledger.
 *
 * @param text a sentence
 * @param record sequence of the record that it is about, absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Contradiction(String text, @Nullable Long record) {}
