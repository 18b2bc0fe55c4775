package com.maqsafy.releases.settings;

import com.maqsafy.releases.settings.Inspection.Outcome;
import java.time.Duration;

/** What an {@link Inspection} found, and how long it took. */
public record InspectionResult(String what, String setting, Outcome outcome, String message, Duration duration) {}
