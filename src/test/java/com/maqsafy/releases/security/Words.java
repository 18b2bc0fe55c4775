package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.Ledger;
import com.maqsafy.releases.notes.LeakScanner;
import com.maqsafy.releases.notes.NotesFormat;
import com.maqsafy.releases.notes.NotesSettings;

/** The module's word rules as the application makes them. */
public final class Words {

    public static final LeakScanner SCANNER = new LeakScanner(NotesSettings.defaults());

    private Words() {}

    public static NotesWords notesWords() {
        return new NotesWords(SCANNER, new NotesFormat());
    }

    public static PublicTexts publicTexts(Ledger ledger) {
        return new PublicTexts(SCANNER, ledger);
    }
}
