/** What the failure module adds to the engine: the look at its incidents, and the delegates of technical-failure. */
@NullMarked
package com.maqsafy.releases.failure.process;

import org.jspecify.annotations.NullMarked;
