package com.maqsafy.releases.evidence;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What events do with their members when they are made: what must be there is there, be it empty, and nothing changes later. */
public final class Members {

    private Members() {}

    /** A text, empty instead of null. */
    public static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A list that does not change, empty instead of null. */
    public static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** A map that keeps its order and does not change, empty instead of null. */
    public static <T> Map<String, T> map(@Nullable Map<String, T> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Names of the components that are not null, in order. */
    public static List<String> present(Record event) {
        return Arrays.stream(event.getClass().getRecordComponents())
                .filter(component -> value(component, event) != null)
                .map(RecordComponent::getName)
                .toList();
    }

    private static @Nullable Object value(RecordComponent component, Record event) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
