package com.maqsafy.releases.verification;

import com.maqsafy.releases.instance.SafeMode;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The last line before a target is asked: in safe mode none is, and its passwords stay here. */
@Component
@Primary
class GuardedCheckRunner implements CheckRunner {

    private final TimedCheckRunner runner;
    private final ObjectProvider<SafeMode> safeMode;

    GuardedCheckRunner(TimedCheckRunner runner, ObjectProvider<SafeMode> safeMode) {
        this.runner = runner;
        this.safeMode = safeMode;
    }

    @Override
    public CheckResult run(String service, String checkId, CheckRequest request) {
        safeMode.ifAvailable(mode -> mode.require("The check " + checkId));
        return runner.run(service, checkId, request);
    }

    @Override
    public Map<String, LogPosition> marks(String service) {
        safeMode.ifAvailable(mode -> mode.require("Reading the logs of " + service));
        return runner.marks(service);
    }
}
