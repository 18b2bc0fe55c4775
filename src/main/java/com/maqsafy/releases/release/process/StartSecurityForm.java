package com.maqsafy.releases.release.process;

import com.maqsafy.releases.evidence.LedgerRecord.DefinitionVersion;
import com.maqsafy.releases.process.FormValues;
import com.maqsafy.releases.process.StartForm;
import com.maqsafy.releases.release.ReleasePath;
import org.springframework.stereotype.Component;

/** The start form of security releases (TYPE-05). */
@Component
class StartSecurityForm implements StartForm {

    private final AcceptedStart start;

    StartSecurityForm(AcceptedStart start) {
        this.start = start;
    }

    @Override
    public String form() {
        return ReleasePath.SECURITY.startForm();
    }

    @Override
    public Started accept(DefinitionVersion definition, String processInstanceId, String user, FormValues values) {
        return start.accept(definition, processInstanceId, user, values);
    }

    @Override
    public void judge(DefinitionVersion definition, String user, FormValues values) {
        start.judge(definition, user, values);
    }
}
