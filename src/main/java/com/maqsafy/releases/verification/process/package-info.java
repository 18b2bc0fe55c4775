/** What the verification module adds to the engine: rounds of checks, their work, and the decision when one fails. */
@NullMarked
package com.maqsafy.releases.verification.process;

import org.jspecify.annotations.NullMarked;
