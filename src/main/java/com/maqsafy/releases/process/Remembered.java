package com.maqsafy.releases.process;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is remembered by a name, of so many names at most: what was not asked for longest goes first. Not safe for several
 * threads at once.
 */
public final class Remembered<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    /** @param most how many names at most */
    public Remembered(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
