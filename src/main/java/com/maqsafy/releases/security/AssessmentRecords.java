package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.PreparationPart;
import java.util.Optional;

/** Records of the security assessment that count: they speak about the vulnerability, not about a commit. */
final class AssessmentRecords {

    private AssessmentRecords() {}

    /** The last record of a kind that came after the last request to assess again. */
    static Optional<LedgerRecord> last(Dossier dossier, String kind) {
        return dossier.last(kind).filter(r -> dossier.sinceRework(r, PreparationPart.SECURITY_ASSESSMENT));
    }
}
