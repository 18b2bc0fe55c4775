package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseRequest;
import com.maqsafy.releases.release.ReleaseType;
import com.maqsafy.releases.release.StartRule;
import java.util.List;
import org.springframework.stereotype.Component;

/** HOT-06: while the review of a hotfix is overdue, no ordinary release of its service starts; urgent ones do. */
@Component
class OverdueReviewStartRule implements StartRule {

    private final PostReleaseReviews reviews;

    OverdueReviewStartRule(PostReleaseReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public List<Violation> check(ReleaseRequest request) {
        return ReleaseType.ofWord(request.type()).filter(ReleaseType::urgent).isPresent()
                ? List.of()
                : reviews.overdue(request.service()).stream()
                        .map(owed -> new Violation(
                                "HOT-06",
                                "service",
                                ("The review of the hotfix %s is overdue since %s. Let its owner answer the task "
                                                + "\"Review the hotfix\"; ordinary releases of %s start again after it.")
                                        .formatted(owed.release(), owed.dueOn(), request.service())))
                        .toList();
    }
}
