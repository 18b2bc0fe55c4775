package com.maqsafy.releases.policy;

import com.maqsafy.releases.language.Sentence;
import com.maqsafy.releases.source.SourceRepositories;
import com.maqsafy.releases.source.SourceRepository;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** OPEN-02: the service's repository has a stable branch, main or production. */
@Component
class BranchesProbe implements ReadinessProbe {

    private final SourceRepositories repositories;

    BranchesProbe(SourceRepositories repositories) {
        this.repositories = repositories;
    }

    @Override
    public String item() {
        return "OPEN-02";
    }

    @Override
    public ReadinessAnswer answer(String service) {
        return repositories
                .of(service)
                .map(this::judge)
                .orElseGet(() -> ReadinessAnswer.of(item(), false, Sentence.of("readiness.no-repository", service)));
    }

    private ReadinessAnswer judge(SourceRepository repository) {
        List<String> stable = Stream.of("main", "production")
                .filter(b -> repository.branchHead(b).isPresent())
                .toList();
        return stable.isEmpty()
                ? ReadinessAnswer.of(item(), false, Sentence.of("readiness.no-branch"))
                : ReadinessAnswer.of(item(), true, Sentence.of("readiness.branch", String.join(" and ", stable)));
    }
}
