package com.maqsafy.releases.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The elements of a property's name that an environment variable means: {@code SIGNING_KEY} and {@code SIGNINGKEY} are both
 * {@code signing-key}, {@code CANTEEN_API} and {@code CANTEENAPI} the service {@code canteen-api}.
 *
 * @param elements those of the property's name behind {@code releases}
 * @param alias whether Spring alone would take it for another name than the one that is meant
 */
record VariableName(List<String> elements, boolean alias) {

    /**
     * @param words the variable's words behind {@code RELEASES_}
     * @param root what is known
     * @param names the names that are known where the settings choose them, such as services, by the elements before them; each
     *     by what {@link SettingsTree#uniform} makes of it
     */
    static VariableName of(
            List<String> words, SettingsTree.Node root, Function<List<String>, Map<String, String>> names) {
        List<String> elements = new ArrayList<>();
        boolean alias = false;
        SettingsTree.Node node = root;
        int i = 0;
        while (i < words.size()) {
            SettingsTree.Node at = node instanceof SettingsTree.Kinds kinds ? kinds.of("") : node;
            int taken = 1;
            String element = words.get(i).toLowerCase(Locale.ROOT);
            if (at instanceof SettingsTree.Group group) {
                for (int n = words.size() - i; n >= 1; n--) {
                    Optional<String> key = SettingsTree.key(group, joined(words, i, n));
                    if (key.isPresent()) {
                        taken = n;
                        element = key.get();
                        break;
                    }
                }
                String found = element;
                node = group.keys().get(found);
            } else if (at instanceof SettingsTree.Named named) {
                Map<String, String> here = names.apply(elements);
                for (int n = words.size() - i; n >= 1; n--) {
                    String known = here.get(joined(words, i, n));
                    if (known != null) {
                        taken = n;
                        alias |= !known.equals(words.get(i).toLowerCase(Locale.ROOT));
                        element = known;
                        break;
                    }
                }
                node = named.each();
            } else {
                node = at instanceof SettingsTree.Listed listed ? listed.each() : null;
            }
            elements.add(element);
            i += taken;
        }
        return new VariableName(elements, alias);
    }

    private static String joined(List<String> words, int from, int count) {
        return String.join("", words.subList(from, from + count)).toLowerCase(Locale.ROOT);
    }
}
