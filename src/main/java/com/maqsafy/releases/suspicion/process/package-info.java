/** What suspicions read from the engine: the process runs that its history still has. */
@NullMarked
package com.maqsafy.releases.suspicion.process;

import org.jspecify.annotations.NullMarked;
