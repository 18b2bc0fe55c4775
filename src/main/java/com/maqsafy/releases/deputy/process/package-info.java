/** Open tasks are offered to those who stand in, and taken from those who do no longer. */
@NullMarked
package com.maqsafy.releases.deputy.process;

import org.jspecify.annotations.NullMarked;
