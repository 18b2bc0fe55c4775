package com.maqsafy.releases.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.ReleaseStory;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** NOTE-05 to NOTE-08: notes say what the plan, the tests, the migrations and the scope say. */
class NotesFactsRuleTest {

    @TestFactory
    Stream<DynamicTest> holdsTheNotesAgainstWhatIsKnown() {
        return RuleTable.of(new NotesFactsRule(), ReleaseStory::prepared)
                .passes("there are no notes yet", s -> s.story.without("notesWritten"))
                .passes("they name the owner of the plan", content(c -> c.put("rollbackOwner", "rollback")))
                .passes("they leave the owner to the plan", content(c -> c.put("rollbackOwner", "")))
                .passes("the database needs confirmation", content(c -> safe(c, "Needs confirmation")))
                .passes("the database needs confirmation, by its word", content(c -> safe(c, "needs-confirmation")))
                .passes(
                        "they say which tests passed",
                        content(c -> c.putObject("testing").put("unit", true)))
                .passes("finance is sensitive", content(c -> security(c, "sensitiveData", true), "finance"))
                .fails(
                        "they name another owner than the plan",
                        content(c -> c.put("rollbackOwner", "owner")),
                        "NOTE-08 name owner as rollback owner, the rollback plan names rollback")
                .fails(
                        "they say of the database what the plan denies",
                        content(c -> safe(c, "No")),
                        "NOTE-05 the migrations can be taken back safely (RB-03)")
                .fails(
                        "they deny it by its word",
                        content(c -> safe(c, "no")),
                        "NOTE-05 the migrations can be taken back safely (RB-03)")
                .fails(
                        "they name a migration that there is not",
                        content(c -> c.withArray("databaseChanges")
                                .addObject()
                                .put("migration", "2020_01_01_000000_gone")
                                .put("rollbackSafe", "Yes")),
                        "NOTE-05 2020_01_01_000000_gone, which the release does not bring")
                .fails(
                        "they claim tests that did not pass",
                        content(c -> c.putObject("testing").put("api", true).put("unit", true)),
                        "NOTE-07 (API)")
                .fails(
                        "finance is declared and no sensitive data are",
                        content(c -> security(c, "sensitiveData", false), "finance"),
                        "NOTE-06 declares finance")
                .fails(
                        "permissions are changed and no rights are",
                        content(c -> security(c, "rbac", false), "permissions"),
                        "NOTE-06 changes permissions")
                .rows();
    }

    private static Consumer<Scene> content(Consumer<ObjectNode> change, String... aspects) {
        return s -> {
            s.story.changedAspects = Stream.concat(s.story.changedAspects.stream(), List.of(aspects).stream())
                    .toList();
            s.story.change("notesWritten", p -> change.accept(p.withObject("/content")));
        };
    }

    private static void safe(ObjectNode content, String answer) {
        ((ObjectNode) content.at("/databaseChanges/0")).put("rollbackSafe", answer);
    }

    private static void security(ObjectNode content, String member, boolean answer) {
        content.putObject("security")
                .put("rbac", true)
                .put("sensitiveData", true)
                .put(member, answer);
    }
}
