/** What retention reads from the engine. */
@NullMarked
package com.maqsafy.releases.retention.process;

import org.jspecify.annotations.NullMarked;
