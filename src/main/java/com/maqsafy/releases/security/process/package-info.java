/** What the security module adds to the engine: its forms, the deadline, and the disclosure. */
@NullMarked
package com.maqsafy.releases.security.process;

import org.jspecify.annotations.NullMarked;
