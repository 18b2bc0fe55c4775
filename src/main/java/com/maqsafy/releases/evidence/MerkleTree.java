package com.maqsafy.releases.evidence;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * An append-only Merkle tree as RFC 6962, 2.1, hashes it: a leaf is {@code SHA-256(0x00 || entry)}, a node
 * {@code SHA-256(0x01 || left || right)}. It keeps the hashes of all complete subtrees, 64 bytes an entry, so that roots and
 * proofs of any earlier size cost a few hashes. Not for several threads at a time.
 */
final class MerkleTree {

    static final int HASH = 32;

    /** Hashes of complete subtrees of 2^n leaves each, one after the other. */
    private final List<ByteArrayOutputStream> levels = new ArrayList<>();

    private long size;

    static byte[] leafHash(byte[] entry) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    static byte[] nodeHash(byte[] left, byte[] right) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    long size() {
        return size;
    }

    void add(byte[] leafHash) {
        long index = size++;
        byte[] hash = leafHash;
        for (int level = 0; ; level++, index >>= 1) {
            if (levels.size() == level) {
                levels.add(new Level());
            }
            levels.get(level).writeBytes(hash);
            if ((index & 1) == 0) {
                return;
            }
            hash = nodeHash(subtree(level, index - 1), hash);
        }
    }

    /** The hash of a leaf, from 0. */
    byte[] leaf(long index) {
        return subtree(0, index);
    }

    /** The root over the first leaves. */
    byte[] root(long ofSize) {
        require(ofSize <= size);
        return ofSize == 0 ? DigestUtils.getSha256Digest().digest() : range(0, ofSize);
    }

    /** The hashes that prove that a leaf is in the tree of a size, from the leaf to the root (RFC 6962, 2.1.1). */
    List<byte[]> inclusion(long leaf, long ofSize) {
        require(leaf < ofSize && ofSize <= size);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = ofSize;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (leaf < middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /** The hashes that prove that the tree of a size continues that of an earlier one (RFC 6962, 2.1.2). */
    List<byte[]> consistency(long earlier, long ofSize) {
        require(0 < earlier && earlier <= ofSize && ofSize <= size);
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = ofSize;
        boolean whole = true;
        while (earlier != to) {
            long middle = from + split(to - from);
            if (earlier <= middle) {
                path.add(range(middle, to));
                to = middle;
            } else {
                path.add(range(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.add(range(from, to));
        }
        Collections.reverse(path);
        return path;
    }

    /** Whether the hashes prove that a leaf is in the tree of a size and root (RFC 9162, 2.1.3.2). */
    static boolean isIncluded(byte[] leafHash, long leaf, long size, List<byte[]> path, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long node = leaf;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = nodeHash(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = nodeHash(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the hashes prove that the tree of a size and root continues an earlier one (RFC 9162, 2.1.4.2). */
    static boolean isConsistent(long earlier, byte[] earlierRoot, long size, byte[] root, List<byte[]> path) {
        if (earlier < 1 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && Arrays.equals(earlierRoot, root);
        }
        List<byte[]> hashes = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            hashes.add(0, earlierRoot);
        }
        if (hashes.isEmpty()) {
            return false;
        }
        long node = earlier - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] then = hashes.get(0);
        byte[] now = then;
        for (byte[] hash : hashes.subList(1, hashes.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                then = nodeHash(hash, then);
                now = nodeHash(hash, now);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                now = nodeHash(now, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(then, earlierRoot) && Arrays.equals(now, root);
    }

    private byte[] range(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int level = Long.numberOfTrailingZeros(leaves);
            return subtree(level, from >> level);
        }
        long middle = from + split(leaves);
        return nodeHash(range(from, middle), range(middle, to));
    }

    /** The largest power of two below a number. */
    private static long split(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private byte[] subtree(int level, long index) {
        return ((Level) levels.get(level)).hash(index);
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException("The tree has no such part.");
        }
    }

    /** Bytes that grow and can be read in place. */
    private static final class Level extends ByteArrayOutputStream {

        private byte[] hash(long index) {
            int start = Math.toIntExact(index * HASH);
            require(start + HASH <= count);
            return Arrays.copyOfRange(buf, start, start + HASH);
        }
    }
}
