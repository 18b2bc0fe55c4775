/** The names of accounts, as the engine knows them. */
@NullMarked
package com.maqsafy.releases.board.process;

import org.jspecify.annotations.NullMarked;
