package com.maqsafy.releases.security;

import com.maqsafy.releases.evidence.LedgerEvent;
import com.maqsafy.releases.evidence.Recorded;
import com.maqsafy.releases.policy.Dossier;
import com.maqsafy.releases.policy.PreparationPart;
import java.util.Optional;

/** Records of the security assessment that count: they speak about the vulnerability, not about a commit. */
final class AssessmentRecords {

    private AssessmentRecords() {}

    /** The last event of a kind that came after the last request to assess again. */
    static <E extends LedgerEvent> Optional<Recorded<E>> last(Dossier dossier, Class<E> type) {
        return dossier.last(type).filter(r -> dossier.sinceRework(r, PreparationPart.SECURITY_ASSESSMENT));
    }
}
