/** What suspicions ask of the engine: which runs of processes its history still has. */
@NullMarked
package com.maqsafy.releases.suspicion.process;

import org.jspecify.annotations.NullMarked;
