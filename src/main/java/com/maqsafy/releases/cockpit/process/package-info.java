/** What the auditors' pages read from the engine: the path that processes took. */
@NullMarked
package com.maqsafy.releases.cockpit.process;

import org.jspecify.annotations.NullMarked;
