/** What the security module hangs into the engine: its forms, the deadline, and the disclosure. */
@NullMarked
package com.maqsafy.releases.security.process;

import org.jspecify.annotations.NullMarked;
