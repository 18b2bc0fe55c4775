package com.maqsafy.releases.settings;

import java.util.List;

/** Knows what a module will need of a service's surroundings. Needs nothing but the module's own settings. */
public interface ServiceInspector {

    /** What there is to look at, in the order in which it is told. */
    List<Inspection> inspections(String service);
}
