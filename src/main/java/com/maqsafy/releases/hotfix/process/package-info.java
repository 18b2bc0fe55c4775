/** What the hotfix module adds to the engine: the delegates of the assessment and of the review. */
@NullMarked
package com.maqsafy.releases.hotfix.process;

import org.jspecify.annotations.NullMarked;
