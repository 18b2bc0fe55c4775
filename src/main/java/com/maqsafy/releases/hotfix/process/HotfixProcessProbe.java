package com.maqsafy.releases.hotfix.process;

import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.hotfix.HotfixSettings;
import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.policy.ReadinessAnswer;
import com.maqsafy.releases.policy.ReadinessProbe;
import com.maqsafy.releases.process.WithoutAuthorization;
import com.maqsafy.releases.release.ReleasePath;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** OPEN-06: hotfixes take the process of their own that is deployed, with the limits and times of the service. */
@Component
class HotfixProcessProbe implements ReadinessProbe {

    private static final String ITEM = "OPEN-06";
    private static final String PROCESS = ReleasePath.HOTFIX.process();

    private final RepositoryService repository;
    private final HotfixSettings settings;
    private final WithoutAuthorization withoutAuthorization;

    HotfixProcessProbe(
            RepositoryService repository, HotfixSettings settings, WithoutAuthorization withoutAuthorization) {
        this.repository = repository;
        this.settings = settings;
        this.withoutAuthorization = withoutAuthorization;
    }

    @Override
    public String item() {
        return ITEM;
    }

    @Override
    public ReadinessAnswer answer(String service) {
        ProcessDefinition process = withoutAuthorization.call(() -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .withoutTenantId()
                .latestVersion()
                .singleResult());
        if (process == null) {
            return no("readiness.no-process");
        }
        if (process.isSuspended()) {
            return no("readiness.process-suspended");
        }
        HotfixSettings.Hotfix hotfix = settings.of(service);
        return ReadinessAnswer.of(
                ITEM,
                true,
                Sentence.of(
                        "readiness.hotfix",
                        PROCESS,
                        process.getVersion(),
                        Words.counted(hotfix.maxFiles(), "file"),
                        Words.counted(hotfix.maxLines(), "line"),
                        Words.counted(hotfix.maxAreas(), "area"),
                        hotfix.riskReviewDue(),
                        hotfix.reviewDue(),
                        hotfix.stabilisation()));
    }

    private static ReadinessAnswer no(String key) {
        return ReadinessAnswer.of(ITEM, false, Sentence.of(key, PROCESS));
    }
}
