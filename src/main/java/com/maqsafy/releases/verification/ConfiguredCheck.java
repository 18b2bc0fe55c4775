package com.maqsafy.releases.verification;

import java.time.Duration;

/** A check as configured. */
record ConfiguredCheck(CheckDefinition definition, Duration timeout, Check check) {}
