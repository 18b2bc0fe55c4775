package com.maqsafy.releases.evidence;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is kept of the records of an export while it is verified: little, because there may be millions. */
final class ExportRecords {

    private static final int HASH = 32;

    private long[] sequences = new long[64];
    private long[] times = new long[64];
    private int[] lines = new int[64];
    private String[] kinds = new String[64];
    private byte[] hashes = new byte[64 * HASH];
    private byte[] previousHashes = new byte[64 * HASH];
    private int size;

    /** Positions by sequence, once a record was not where it should be. */
    private @Nullable TreeMap<Long, Integer> disorder;

    /** Adds a record as the next line has it, and finds one that stands in the wrong place or twice. */
    void add(
            int line,
            long sequence,
            String time,
            String kind,
            String previousHash,
            String hash,
            EvidenceVerifier.Reading reading) {
        add(
                line,
                sequence,
                number(time.getBytes(StandardCharsets.US_ASCII), 0),
                kind.intern(),
                HexFormat.of().parseHex(previousHash),
                HexFormat.of().parseHex(hash),
                reading);
    }

    /**
     * The same of what was read already.
     *
     * @param time as {@link #number} has it
     * @param kind one object for each kind
     */
    void add(
            int line,
            long sequence,
            long time,
            String kind,
            byte[] previousHash,
            byte[] hash,
            EvidenceVerifier.Reading reading) {
        grow();
        sequences[size] = sequence;
        times[size] = time;
        lines[size] = line;
        kinds[size] = kind;
        System.arraycopy(hash, 0, hashes, size * HASH, HASH);
        System.arraycopy(previousHash, 0, previousHashes, size * HASH, HASH);
        if (disorder != null || (size > 0 && sequence <= sequences[size - 1])) {
            addOutOfOrder(line, sequence, reading);
        }
        size++;
    }

    private void addOutOfOrder(int line, long sequence, EvidenceVerifier.Reading reading) {
        NavigableMap<Long, Integer> places = places();
        if (sequence < places.lastKey() && !places.containsKey(sequence)) {
            reading.add(
                    "REL-EVI-106",
                    line,
                    "Record " + sequence + " stands after record " + places.lastKey() + ": reordered.");
        }
        @Nullable Integer twin = places.putIfAbsent(sequence, size);
        if (twin != null) {
            reading.add(
                    "REL-EVI-107",
                    line,
                    "Record " + sequence + " is also at line " + lines[twin] + ": one of them was added.");
        }
    }

    private NavigableMap<Long, Integer> places() {
        if (disorder == null) {
            disorder = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                disorder.put(sequences[i], i);
            }
        }
        return disorder;
    }

    int size() {
        return size;
    }

    /** Positions in the order of their sequences, each sequence once. */
    Iterable<Integer> inOrder() {
        return disorder != null
                ? disorder.values()
                : () -> IntStream.range(0, size).iterator();
    }

    /** The highest sequence, 0 for none. */
    long last() {
        if (disorder != null) {
            return disorder.lastKey();
        }
        return size == 0 ? 0 : sequences[size - 1];
    }

    /** Position of a sequence, negative when it is not there. */
    int find(long sequence) {
        return disorder != null
                ? disorder.getOrDefault(sequence, -1)
                : Arrays.binarySearch(sequences, 0, size, sequence);
    }

    /** How many sequences are higher. */
    int after(long sequence) {
        if (disorder != null) {
            return disorder.tailMap(sequence, false).size();
        }
        int at = find(sequence);
        return at >= 0 ? size - at - 1 : size + at + 1;
    }

    long sequence(int at) {
        return sequences[at];
    }

    int line(int at) {
        return lines[at];
    }

    String kind(int at) {
        return kinds[at];
    }

    String hash(int at) {
        return read(hashes, at);
    }

    String previousHash(int at) {
        return read(previousHashes, at);
    }

    /** Whether a record names the one before it; none before the first. */
    boolean continues(int at, int before) {
        return before < 0
                ? previousHash(at).equals(RecordForm.NO_HASH)
                : Arrays.equals(previousHashes, at * HASH, (at + 1) * HASH, hashes, before * HASH, (before + 1) * HASH);
    }

    /** @param time of the shape that records have */
    boolean isDatedAfter(int at, String time) {
        return times[at] > number(time.getBytes(StandardCharsets.US_ASCII), 0);
    }

    boolean isDatedBefore(int at, int other) {
        return times[at] < times[other];
    }

    /** Year, month, day, hour, minute, second, fraction: where each begins and ends, and how many values it may have. */
    private static final int[][] PARTS = {
        {0, 4, 10_000}, {5, 7, 20}, {8, 10, 40}, {11, 13, 30}, {14, 16, 60}, {17, 19, 60}, {20, 26, 1_000_000}
    };

    /** One number for a time of the shape that records have, in the order of times. */
    static long number(byte[] time, int start) {
        long number = 0;
        for (int[] part : PARTS) {
            int value = 0;
            for (int i = part[0]; i < part[1]; i++) {
                value = value * 10 + time[start + i] - '0';
            }
            number = number * part[2] + value;
        }
        return number;
    }

    /** The time of a record to the second, as records have it. */
    String second(int at) {
        long rest = times[at] / PARTS[6][2];
        int[] values = new int[6];
        for (int part = 5; part >= 0; part--) {
            values[part] = (int) (rest % PARTS[part][2]);
            rest /= PARTS[part][2];
        }
        return "%04d-%02d-%02dT%02d:%02d:%02dZ"
                .formatted(values[0], values[1], values[2], values[3], values[4], values[5]);
    }

    private void grow() {
        if (size == lines.length) {
            int more = size * 2;
            sequences = Arrays.copyOf(sequences, more);
            times = Arrays.copyOf(times, more);
            lines = Arrays.copyOf(lines, more);
            kinds = Arrays.copyOf(kinds, more);
            hashes = Arrays.copyOf(hashes, more * HASH);
            previousHashes = Arrays.copyOf(previousHashes, more * HASH);
        }
    }

    private static String read(byte[] from, int at) {
        return HexFormat.of().formatHex(from, at * HASH, (at + 1) * HASH);
    }
}
