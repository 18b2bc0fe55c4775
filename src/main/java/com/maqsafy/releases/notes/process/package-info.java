/** What the notes module adds to the engine: the form of the notes, their publication, and the leak check of what people write in forms. */
@NullMarked
package com.maqsafy.releases.notes.process;

import org.jspecify.annotations.NullMarked;
