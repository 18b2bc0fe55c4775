package com.maqsafy.releases.source;

import java.io.IOException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;

/**
 * How many lines a change adds and deletes. Binary files count none, and so do files of more than {@value #LARGEST} bytes and
 * submodules. Texts are compared only where there are two of them.
 */
final class LineCounts {

    /** Bytes of the largest text that is compared, as many as Git takes for a text at all. */
    private static final int LARGEST = 50 * 1024 * 1024;

    private static final Changed NONE = new Changed(0, 0);

    private final Blobs blobs;
    private final HistogramDiff differ = new HistogramDiff();

    LineCounts(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Lines that came and went. */
    record Changed(int added, int deleted) {}

    Changed of(DiffEntry entry) throws IOException {
        if (entry.getOldId() != null && entry.getOldId().equals(entry.getNewId())) {
            return NONE;
        }
        try {
            return switch (entry.getChangeType()) {
                case ADD ->
                    new Changed(text(entry.getNewMode(), entry.getNewId()).size(), 0);
                case DELETE ->
                    new Changed(0, text(entry.getOldMode(), entry.getOldId()).size());
                default -> {
                    // Git packs what is older as a change of what is newer: so the older one is nearly unpacked
                    // already.
                    RawText newer = text(entry.getNewMode(), entry.getNewId());
                    yield compared(text(entry.getOldMode(), entry.getOldId()), newer);
                }
            };
        } catch (BinaryBlobException | LargeObjectException e) {
            return NONE;
        }
    }

    private Changed compared(RawText older, RawText newer) {
        int added = 0;
        int deleted = 0;
        for (Edit edit : differ.diff(RawTextComparator.DEFAULT, older, newer)) {
            added += edit.getLengthB();
            deleted += edit.getLengthA();
        }
        return new Changed(added, deleted);
    }

    private RawText text(FileMode mode, AbbreviatedObjectId id) throws IOException, BinaryBlobException {
        if (mode.getObjectType() != Constants.OBJ_BLOB) {
            throw new BinaryBlobException();
        }
        byte[] content = blobs.content(id.toObjectId(), LARGEST);
        int looked = Math.min(content.length, RawText.getBufferSize());
        if (RawText.isBinary(content, looked, looked == content.length)) {
            throw new BinaryBlobException();
        }
        return new RawText(content);
    }
}
