package com.maqsafy.releases.evidence;

import com.maqsafy.releases.evidence.EvidenceVerifier.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * The short way to read records: a line that is canonical as it is ({@link RecordLine}), and built as one of its kind that was
 * read the long way without a fault, has none either. Its hash is that of its own bytes.
 *
 * <p>That holds for kinds of which the build decides ({@link EventKinds#isPlain}); all others, and whatever is not as
 * expected, are read the long way, which tells what is wrong.
 */
final class PlainRecords {

    /** Of a kind with maps there may be many builds: each that is not kept is read the long way. */
    private static final int MOST_BUILDS = 4096;

    private static final int MOST_KINDS = 1024;

    private final EventKinds kinds;
    private final CanonicalJson json = new CanonicalJson();
    private final RecordLine line = new RecordLine();
    private final ByteTable<Kind> known = new ByteTable<>(MOST_KINDS);
    private final MessageDigest sha256 = DigestUtils.getSha256Digest();
    private byte[] release = new byte[0];
    private boolean learns;

    PlainRecords(EventKinds kinds) {
        this.kinds = kinds;
    }

    /** A kind of records, and how they may be built: of one that is not plain nothing is kept. */
    private record Kind(String name, boolean speaks, ByteTable<Boolean> builds) {}

    /** Reads a line, if it is one of these, and adds what it says; nothing is wrong with it then. */
    boolean read(ExportLines lines, Reading reading) {
        byte[] bytes = lines.buffer();
        learns = line.read(bytes, lines.start(), lines.end());
        @Nullable Kind kind = learns ? known.get(bytes, line.kindFrom, line.kindTo) : null;
        if (kind == null
                || kind.builds().get(line.structure(), 0, line.structureLength()) == null
                || !isOf(reading, bytes)
                || !hasItsHash(bytes, lines.start(), lines.end())) {
            return false;
        }
        if (kind.speaks() && !says(kind, bytes, reading)) {
            return false;
        }
        reading.records.add(
                lines.number(), line.sequence, line.time, kind.name(), line.previousHash, line.hash, reading);
        return true;
    }

    /** The line that was looked at last was read the long way, and nothing is wrong with it. */
    void learn() {
        if (!learns) {
            return;
        }
        byte[] bytes = line.bytes();
        @Nullable Kind kind = known.get(bytes, line.kindFrom, line.kindTo);
        if (kind == null) {
            String name =
                    new String(bytes, line.kindFrom, line.kindTo - line.kindFrom, StandardCharsets.US_ASCII).intern();
            Optional<Class<? extends LedgerEvent>> type = kinds.of(name).filter(EventKinds::isPlain);
            kind = new Kind(
                    name, type.filter(Reading::hears).isPresent(), new ByteTable<>(type.isPresent() ? MOST_BUILDS : 0));
            known.put(bytes, line.kindFrom, line.kindTo, kind);
        }
        kind.builds().put(line.structure(), 0, line.structureLength(), true);
    }

    private boolean isOf(Reading reading, byte[] bytes) {
        if (release.length == 0) {
            release = reading.release().getBytes(StandardCharsets.UTF_8);
        }
        return release.length > 0 && Arrays.equals(release, 0, release.length, bytes, line.releaseFrom, line.releaseTo);
    }

    private boolean hasItsHash(byte[] bytes, int start, int end) {
        sha256.update(bytes, start, line.hashMember - start);
        sha256.update(bytes, line.hashMemberEnd, end - line.hashMemberEnd);
        return MessageDigest.isEqual(sha256.digest(), line.hash);
    }

    private boolean says(Kind kind, byte[] bytes, Reading reading) {
        try {
            reading.says(
                    line.sequence, kind.name(), json.read(bytes, line.payloadFrom, line.payloadTo - line.payloadFrom));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
