package com.maqsafy.releases.modelproof;

/** An event that interrupts a piece of work, and must be able to. */
record Interruption(StepPattern work, StepPattern event, String items) {}
