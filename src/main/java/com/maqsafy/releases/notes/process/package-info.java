/** What the notes module hangs into the engine: the form of the notes, their publication, and the guard of what people write in forms. */
@NullMarked
package com.maqsafy.releases.notes.process;

import org.jspecify.annotations.NullMarked;
