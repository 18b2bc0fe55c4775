package com.maqsafy.releases.policy;

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
                .orElseGet(() -> new ReadinessAnswer(
                        item(), false, "No repository is configured. Set releases.services." + service + ".source."));
    }

    private ReadinessAnswer judge(SourceRepository repository) {
        List<String> stable = Stream.of("main", "production")
                .filter(b -> repository.branchHead(b).isPresent())
                .toList();
        return stable.isEmpty()
                ? new ReadinessAnswer(item(), false, "There is neither main nor production. Create one of them.")
                : new ReadinessAnswer(item(), true, "The stable branch is " + String.join(" and ", stable) + ".");
    }
}
