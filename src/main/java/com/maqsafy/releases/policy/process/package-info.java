/** What the policy module adds to the engine: gate delegates, the forms of the preparation and of approval. */
@NullMarked
package com.maqsafy.releases.policy.process;

import org.jspecify.annotations.NullMarked;
