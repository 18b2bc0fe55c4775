package com.maqsafy.releases.policy;

import com.maqsafy.releases.evidence.Chapter;
import com.maqsafy.releases.evidence.DecidedByTable;
import com.maqsafy.releases.evidence.Event;
import com.maqsafy.releases.evidence.Means;
import com.maqsafy.releases.evidence.Members;
import com.maqsafy.releases.evidence.TableAsked;
import com.maqsafy.releases.evidence.Words;
import com.maqsafy.releases.release.AboutCommit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record {@code requiredTestsDetermined}. */
@Event(chapter = Chapter.PREPARATION, by = "`system:policy`", about = "The items are the tests.", asks = true)
public record RequiredTestsDetermined(
        @Means("full id of the commit that it is about") String commit,
        @Means("the tests that are required") List<RequiredTest> tests,

        @Means("the table that decided it; absent in records of before") @Nullable
        TableAsked decidedBy)
        implements AboutCommit, DecidedByTable {

    /** A test that is required. */
    public record RequiredTest(
            @Means("id of the test, e.g. `TEST-06`") String test,
            @Means("why it is required") String reason) {
        public RequiredTest {
            test = Members.text(test);
            reason = Members.text(reason);
        }
    }

    public RequiredTestsDetermined {
        commit = Members.text(commit);
        tests = Members.list(tests);
    }

    @Override
    public Words words() {
        return Words.plain("determined the required tests: ", Words.list(tests, RequiredTest::test));
    }
}
