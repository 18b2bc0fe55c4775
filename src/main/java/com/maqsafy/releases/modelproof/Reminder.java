package com.maqsafy.releases.modelproof;

/** What must happen when a task takes too long: a timer that goes by a variable and leads straight to its work. */
record Reminder(StepPattern task, StepPattern timer, StepPattern work, String items) {}
