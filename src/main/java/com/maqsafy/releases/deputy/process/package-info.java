/** Offers open tasks to deputies, and withdraws them when the deputyship ends. */
@NullMarked
package com.maqsafy.releases.deputy.process;

import org.jspecify.annotations.NullMarked;
