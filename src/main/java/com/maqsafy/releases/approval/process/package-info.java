/** What the approval module adds to the engine: the approval round and the separation of duties. */
@NullMarked
package com.maqsafy.releases.approval.process;

import org.jspecify.annotations.NullMarked;
