package com.maqsafy.releases.availability;

import com.maqsafy.releases.system.Disaster;
import com.maqsafy.releases.testing.OnlyInFull;

/** In a package that comes before that of the tests that share an application: their JVM has room for one at a time. */
@OnlyInFull
class DisasterIT extends Disaster {}
