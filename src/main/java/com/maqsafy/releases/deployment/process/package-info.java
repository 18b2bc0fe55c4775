/** What the deployment module adds to the engine: the delegates of deployment and rollback. */
@NullMarked
package com.maqsafy.releases.deployment.process;

import org.jspecify.annotations.NullMarked;
