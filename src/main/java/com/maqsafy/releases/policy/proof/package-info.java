/** The proof of models: what is deployed must not have a path around the policy. */
@NullMarked
package com.maqsafy.releases.policy.proof;

import org.jspecify.annotations.NullMarked;
