package com.maqsafy.releases.policy;

import com.maqsafy.releases.release.People;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** People of a small company: each user is in the group that their name stands for. */
final class KnownPeople implements People {

    private final Map<String, Set<String>> groups = new TreeMap<>(Map.of(
            "technical-owner", Set.of("tech"),
            "product-owner", Set.of("product"),
            "business-owner", Set.of("business"),
            "security-owner", Set.of("security"),
            "management", Set.of("manager"),
            "release-owner", Set.of("owner"),
            "rollback-owner", Set.of("rollback"),
            "developer", Set.of("developer")));

    KnownPeople with(String group, String... members) {
        groups.put(group, Set.of(members));
        return this;
    }

    @Override
    public boolean exists(String user) {
        return !roles(user).isEmpty();
    }

    @Override
    public Set<String> roles(String user) {
        return groups.entrySet().stream()
                .filter(e -> e.getValue().contains(user))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> members(String role) {
        return groups.getOrDefault(role, Set.of());
    }
}
