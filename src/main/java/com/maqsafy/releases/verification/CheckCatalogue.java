package com.maqsafy.releases.verification;

import java.util.List;
import java.util.SortedSet;

/** The configured checks of the services. */
public interface CheckCatalogue {

    /** The checks of a service by item, then id; empty for a service without any. */
    List<CheckDefinition> checks(String service);

    /** The policy items ({@code POST-nn}, {@code SEC-08}, {@code TYPE-06}) that at least one check of the service serves. */
    SortedSet<String> items(String service);
}
