package com.maqsafy.releases.policy.process;

import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.ReleaseTables;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The same tables as in the forms of this module. */
@Component
class ShownTables implements ReleaseTables {

    private final DossierTables tables;
    private final ChangedFiles files;

    ShownTables(DossierTables tables, ChangedFiles files) {
        this.tables = tables;
        this.files = files;
    }

    @Override
    public List<Map<String, Object>> facts(Dossier dossier) {
        return tables.facts(dossier);
    }

    @Override
    public List<Map<String, Object>> changes(Dossier dossier) {
        return tables.changes(dossier);
    }

    @Override
    public List<Map<String, Object>> files(Dossier dossier) {
        return files.of(dossier.release());
    }
}
