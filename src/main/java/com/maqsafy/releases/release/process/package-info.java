/** What the release module adds to the engine: the start form, people, and the outcomes of the processes. */
@NullMarked
package com.maqsafy.releases.release.process;

import org.jspecify.annotations.NullMarked;
