package com.maqsafy.releases.source;

import java.util.List;

/** Tells what is a migration, and what it does to the database. */
public interface MigrationReader {

    /**
     * A file with a migration.
     *
     * @param path from the repository's root
     * @param content its text
     * @param undo text of the file that takes it back, empty when there is none (SQL only)
     */
    record File(String path, String content, String undo) {

        /** File name without its ending: the name under which it is recorded when it has run. */
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1).replaceFirst("(\\.php|(\\.up)?\\.sql)$", "");
        }
    }

    /** Whether the text of a PHP file declares a migration that can be run by itself. */
    boolean declaresMigration(String php);

    /**
     * Reads migrations.
     *
     * @param earlier those that have run, in the order in which they ran: they tell what types columns have
     * @param added those of the release, in the order in which they will run
     * @param pretended what Laravel printed when it was asked what SQL the added ones send, empty when it was not asked
     * @return one for each that was added, in the same order
     */
    List<Migration> read(Dialect dialect, List<File> earlier, List<File> added, String pretended);
}
