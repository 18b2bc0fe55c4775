package com.maqsafy.releases.process;

import java.util.List;
import java.util.Set;

/**
 * Who stands in for whom at this moment. A right is here only while its dates last, its principal holds the role and both
 * accounts are active; holding a role by a substitution makes nobody a principal, so that there is no chain.
 */
public interface Substitutes {

    /** The rights of an account to do tasks of one of these groups, in the order in which they were given. */
    List<Substitution> of(String account, Set<String> groups);

    /** The accounts that have such a right for one of these groups, sorted. */
    Set<String> into(Set<String> groups);

    /** Who is away now in all of these groups that they are in, whether somebody stands in or not. */
    Set<String> away(Set<String> groups);
}
