/** What the notes module hangs into the engine: the form of the notes, their publication, and the door's text guard. */
@NullMarked
package com.maqsafy.releases.notes.process;

import org.jspecify.annotations.NullMarked;
