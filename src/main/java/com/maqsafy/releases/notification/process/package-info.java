/** Open tasks and accounts, as the engine knows them. */
@NullMarked
package com.maqsafy.releases.notification.process;

import org.jspecify.annotations.NullMarked;
