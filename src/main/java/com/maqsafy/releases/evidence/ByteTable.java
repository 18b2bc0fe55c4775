package com.maqsafy.releases.evidence;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values by short texts in bytes, found without making an object of the text.
 *
 * @param <V> what is kept
 */
final class ByteTable<V> {

    private final int most;
    private byte[][] keys = new byte[64][];
    private Object[] values = new Object[64];
    private int size;

    /** @param most it takes no more than so many */
    ByteTable(int most) {
        this.most = most;
    }

    @Nullable
    V get(byte[] text, int from, int to) {
        int at = place(text, from, to);
        return keys[at] == null ? null : value(at);
    }

    void put(byte[] text, int from, int to, V value) {
        int at = place(text, from, to);
        if (keys[at] != null || size == most) {
            return;
        }
        keys[at] = Arrays.copyOfRange(text, from, to);
        values[at] = value;
        size++;
        if (size * 2 > keys.length) {
            grow();
        }
    }

    private void grow() {
        byte[][] oldKeys = keys;
        Object[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        values = new Object[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            byte[] key = oldKeys[i];
            if (key != null) {
                int at = place(key, 0, key.length);
                keys[at] = key;
                values[at] = oldValues[i];
            }
        }
    }

    /** Where it is, or would be. */
    private int place(byte[] text, int from, int to) {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int at = (hash ^ hash >>> 15) & keys.length - 1;
        while (keys[at] != null && !Arrays.equals(keys[at], 0, keys[at].length, text, from, to)) {
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    @SuppressWarnings("unchecked")
    private V value(int at) {
        return (V) values[at];
    }
}
