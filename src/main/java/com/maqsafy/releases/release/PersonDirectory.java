package com.maqsafy.releases.release;

import java.util.Collection;
import java.util.Map;

/** What people are called. */
@FunctionalInterface
public interface PersonDirectory {

    /** First and last name by account, of all at once; an account without a name, or that is gone, is left out. */
    Map<String, String> names(Collection<String> accounts);
}
