package com.maqsafy.releases.notes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.ReleaseStory;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.release.NotesWritten;
import com.maqsafy.releases.release.People;
import com.maqsafy.releases.release.Releases;
import com.maqsafy.releases.security.RememberedLedger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A finding that is none is waived by a second person, for the very passage (RULE-04, RULE-05)")
class LeakWaiversTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final String ID = TestSecrets.withCheckDigit("101234567");

    private final ReleaseStory story = ReleaseStory.prepared();
    private final Releases releases = mock(Releases.class);
    private final People people = mock(People.class);
    private final LeakScanner scanner = new LeakScanner(NotesSettings.defaults());
    private final RememberedLedger ledger = new RememberedLedger(story);
    private final LeakWaivers waivers = new LeakWaivers(releases, ledger, people, Persons.unknown(), scanner);

    @BeforeEach
    void aRelease() {
        when(releases.get(KEY)).thenAnswer(call -> story.details());
        when(people.roles(any())).thenReturn(Set.of("technical-owner"));
    }

    private static LeakWaivers.Request request(String text, String finding, String reason) {
        return new LeakWaivers.Request(text, finding, reason);
    }

    private List<Leak> left(String text, String writer) {
        return LeakWaivers.unwaived(scanner.scan(text), ledger.records(KEY), writer, Persons.unknown());
    }

    @Test
    void lettingThePassagePassInAnyFormAndNothingElse() {
        String text = "Seen for " + ID + " in staging [two]";
        assertThat(left(text, "owner")).extracting(Leak::rule).containsExactly("national-id");

        var waived = waivers.waive(KEY, "tech", request("first\n" + text, "national-id", "A number of our test data."));

        assertThat(waived.lines()).containsExactly(2);
        assertThat(left(text, "owner")).isEmpty();
        assertThat(left("## Known Issues\n\n- " + text.replace("[two]", "\\[two\\]") + "\n", "owner"))
                .isEmpty();
        assertThat(left("Also seen for " + ID + " in staging", "owner")).hasSize(1);
        // Who waived it does not write it.
        assertThat(left(text, "tech")).hasSize(1);
        assertThat(ledger.last(KEY, LeakFindingWaived.class)
                        .orElseThrow()
                        .record()
                        .payload()
                        .toString())
                .contains("national-id", "A number of our test data.")
                .doesNotContain(ID);
    }

    @Test
    void letsWordsPassThatOnlySoundLikeAPassphrase() {
        String text = "The wifi password is purple tiger lamp";
        assertThat(left(text, "owner")).extracting(Leak::rule).containsExactly("spoken-secret");

        waivers.waive(KEY, "tech", request(text, "spoken-secret", "It is on the poster of the canteen."));

        assertThat(left(text, "owner")).isEmpty();
    }

    @Test
    void refusesWhatCannotBeWaived() {
        String token = TestSecrets.github();
        refused("Use " + token, "github-token", "It is old.", "REL-NOT-045");
        refused("4111 1111 1111 1111", "card-number", "A test card.", "REL-NOT-045");
        refused("all well", "national-id", "x", "REL-NOT-044");
        refused("for customer " + ID, "iban", "x", "REL-NOT-044");
        refused("for customer " + ID, "national-id", " ", "REL-NOT-046");
        refused("for customer " + ID, "national-id", "customer " + ID, "REL-NOT-046");
        refused(" ", "national-id", "x", "REL-NOT-043");
        refused(
                "all well",
                "iban",
                " ",
                "REL-NOT-044 finding: 'iban' is not found in the text. Found is: nothing. · REL-NOT-046 reason: ");
    }

    private void refused(String text, String finding, String reason, String code) {
        assertThatThrownBy(() -> waivers.waive(KEY, "tech", request(text, finding, reason)))
                .isInstanceOf(LeakWaiverRefusedException.class)
                .hasMessageStartingWith(code)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(ID, TestSecrets.github()));
    }

    @Test
    void isForNeitherTheWriterNorEverybody() {
        String writer = ledger.last(KEY, NotesWritten.class).orElseThrow().actor();
        assertThatThrownBy(() -> waivers.waive(KEY, writer, request("customer " + ID, "national-id", "x")))
                .hasMessageStartingWith("REL-NOT-041");
        when(people.roles("dev")).thenReturn(Set.of("developer"));
        assertThatThrownBy(() -> waivers.waive(KEY, "dev", request("customer " + ID, "national-id", "x")))
                .hasMessageStartingWith("REL-NOT-040");
    }
}
