package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.StartForm;
import com.maqsafy.releases.release.ReleaseType;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The start form of hotfixes (TYPE-04). */
@Component
class StartHotfixForm implements StartForm {

    private final AcceptedStart start;

    StartHotfixForm(AcceptedStart start) {
        this.start = start;
    }

    @Override
    public String form() {
        return "start-hotfix";
    }

    @Override
    public Started accept(DefinitionVersion definition, String processInstanceId, String user, FormValues values) {
        return start.accept(Optional.of(ReleaseType.HOTFIX), definition, processInstanceId, user, values);
    }

    @Override
    public void judge(DefinitionVersion definition, String user, FormValues values) {
        start.judge(Optional.of(ReleaseType.HOTFIX), definition, user, values);
    }
}
