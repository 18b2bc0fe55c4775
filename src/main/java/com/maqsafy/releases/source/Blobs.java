package com.maqsafy.releases.source;

import java.io.IOException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Contents of files, of one thread. The two that were read last are kept: a changed file is asked for its lines and for what it
 * declares, and unpacking it is what takes the time.
 */
final class Blobs {

    private final ObjectReader reader;
    private @Nullable Blob last;
    private @Nullable Blob lastButOne;

    Blobs(ObjectReader reader) {
        this.reader = reader;
    }

    private static final class Blob {

        private final ObjectId id;
        private final byte[] content;

        Blob(ObjectId id, byte[] content) {
            this.id = id;
            this.content = content;
        }
    }

    /** The reader of all of them, for trees. */
    ObjectReader reader() {
        return reader;
    }

    /**
     * What a file holds; nobody changes it.
     *
     * @param most so many bytes
     * @throws LargeObjectException when it has more
     */
    byte[] content(AnyObjectId id, int most) throws IOException {
        if (last == null || !last.id.equals(id)) {
            Blob before = last;
            last = lastButOne != null && lastButOne.id.equals(id) ? lastButOne : read(id, most);
            lastButOne = before;
        }
        return last.content;
    }

    private Blob read(AnyObjectId id, int most) throws IOException {
        ObjectLoader loader = reader.open(id, Constants.OBJ_BLOB);
        if (loader.getSize() > most) {
            throw new LargeObjectException(id);
        }
        return new Blob(id.copy(), loader.getCachedBytes(most));
    }
}
