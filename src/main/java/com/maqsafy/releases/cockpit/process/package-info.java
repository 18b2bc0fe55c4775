/** What the auditors' pages ask of the engine: which path the processes took. */
@NullMarked
package com.maqsafy.releases.cockpit.process;

import org.jspecify.annotations.NullMarked;
