package com.maqsafy.releases.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.instance.TwoPeople;
import com.maqsafy.releases.person.PersonSettings.Entry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 3: two accounts of one person are one. */
class PersonsTest {

    private static final Persons PERSONS = new Persons(
            List.of(new Person(
                    "anna", Set.of("anna-admin"), Set.of("Anna@Canteen.example"), Set.of("Anna Ali"), "sub-1")),
            account -> Optional.ofNullable(Map.of("omar", "Omar@canteen.example", "anna-admin", "ops@canteen.example")
                    .get(account)));

    @Test
    void takesAccountsOfOnePersonForOne() {
        assertThat(PERSONS.same("anna", "anna-admin")).isTrue();
        assertThat(PERSONS.same("sub-1", "anna-admin")).isTrue();
        assertThat(PERSONS.same("anna@canteen.example", "anna-admin"))
                .as("an id that is an address")
                .isTrue();
        assertThat(PERSONS.same("omar", "anna")).isFalse();
        assertThat(PERSONS.of(List.of("anna", "anna-admin", "omar"))).containsExactly("anna", "omar");
    }

    @ParameterizedTest
    @CsvSource({
        "anna, x, ANNA@canteen.EXAMPLE, true",
        "anna-admin, x, anna@canteen.example, true",
        "anna, x, ops@canteen.example, true",
        "anna, 'Anna\u00a0 Ali ', x@y.example, true",
        "anna, Omar Ali, x@y.example, false",
        "omar, x, omar@CANTEEN.example, true",
        "omar, omar, x@y.example, false",
        "nobody, x, '', false",
        "rana@canteen.example, x, Rana@canteen.example, true",
        "rana@canteen.example, x, rana+git@canteen.example, true",
        "rana@canteen.example, x, omar@canteen.example, false",
        "anna, x, Anna+Work@canteen.example, true",
        "omar, x, omar+git@canteen.example, true",
        "anna, x, omar+git@canteen.example, false",
        "anna, x, +anna@canteen.example, false",
        "anna, x, an\u200bna@canteen.example\u2060, true",
        "anna, An\u200bna A\u00adli, x@y.example, true"
    })
    void knowsWhomACommitNames(String account, String name, String email, boolean wrote) {
        assertThat(PERSONS.committed(account, name, email)).isEqualTo(wrote);
    }

    @Test
    @DisplayName(
            "the provider's subject and every address that the settings name lead to the person, also one of before")
    void joinsAnAccountByItsSubjectAndItsAddresses() {
        Persons persons = new Persons(
                List.of(new Person("anna", Set.of(), Set.of("anna@canteen.example"), Set.of(), "sub-1")),
                new AccountAddresses() {
                    @Override
                    public Optional<String> emailOf(String account) {
                        return Optional.of("new@canteen.example");
                    }

                    @Override
                    public Set<String> everHad(String account) {
                        return account.equals("second")
                                ? Set.of("new@canteen.example", "ANNA@canteen.example ")
                                : Set.of("new@canteen.example");
                    }

                    @Override
                    public Set<String> subjects(String account) {
                        return account.equals("a.ali") ? Set.of("sub-1") : Set.of("sub-9");
                    }
                });

        assertThat(persons.same("a.ali", "anna")).isTrue();
        assertThat(persons.same("second", "a.ali")).isTrue();
        assertThat(persons.same("other", "anna")).isFalse();
        assertThat(persons.committed("second", "x", "anna@canteen.example")).isTrue();
        assertThat(persons.committed("other", "x", "anna@canteen.example")).isFalse();
    }

    @Test
    @DisplayName("an address with a plus that the settings give to one person is that one's only")
    void knowsAnAddressWithAPlusAsTheSettingsSayIt() {
        Persons persons = new Persons(
                List.of(
                        new Person("anna", Set.of(), Set.of("team+anna@x.example"), Set.of(), ""),
                        new Person("omar", Set.of(), Set.of("team+omar@x.example"), Set.of(), "")),
                account -> Optional.ofNullable(Map.of("team", "team@x.example", "omar-admin", "TEAM+omar@x.example")
                        .get(account)));

        assertThat(persons.committed("anna", "x", "team+anna@x.example")).isTrue();
        assertThat(persons.committed("anna", "x", "team+omar@x.example")).isFalse();
        assertThat(persons.committed("team", "x", "team+omar@x.example")).isFalse();
        assertThat(persons.committed("team", "x", "team+else@x.example")).isTrue();
        assertThat(persons.same("omar-admin", "omar")).isTrue();
        assertThat(persons.named("x", "team+anna@x.example")).hasValue("anna");
    }

    @Test
    void countsTwoAccountsOfOnePersonAsOneOfTwoPeople() {
        Map<String, List<String>> said = Map.of("anna", List.of("camunda-admin"), "anna-admin", List.of("management"));
        assertThat(TwoPeople.suffice(PERSONS, said)).isFalse();
        assertThat(TwoPeople.suffice(Persons.unknown(), said)).isTrue();
    }

    @Test
    void refusesWhatTwoPeopleShare() {
        assertThatThrownBy(() -> settings(
                        entry(List.of("a"), List.of(), List.of(), ""), entry(List.of("a"), List.of(), List.of(), "")))
                .hasMessage("REL-DUT-001 releases.people.second.accounts[0] is 'a', as is"
                        + " releases.people.first.accounts[0]: leave it with one person, or make the two people one");
        assertThatThrownBy(() -> settings(
                        entry(List.of("second"), List.of(), List.of(), ""), entry(List.of(), List.of(), List.of(), "")))
                .hasMessageContaining("releases.people.first.accounts[0] is 'second', as is releases.people.second");
        assertThatThrownBy(() -> settings(
                        entry(List.of(), List.of("x@y.example"), List.of(), ""),
                        entry(List.of(), List.of("q@y.example", "X@Y.example "), List.of(), "")))
                .hasMessageContaining("releases.people.second.emails[1]");
        assertThatThrownBy(() -> settings(
                        entry(List.of(), List.of(), List.of("Ａnna Ali"), ""),
                        entry(List.of(), List.of(), List.of("anna  ali"), "")))
                .hasMessageContaining("releases.people.second.git-names[0]");
        assertThatThrownBy(() -> settings(
                        entry(List.of(), List.of(), List.of(), "s"), entry(List.of(), List.of(), List.of(), "s ")))
                .hasMessageContaining("releases.people.second.oidc-subject");
        assertThatThrownBy(() -> settings(
                        entry(List.of(" "), List.of(), List.of(), ""), entry(List.of(), List.of(), List.of(), "")))
                .hasMessageContaining("releases.people.first.accounts[0] is blank");
    }

    private static PersonSettings settings(Entry first, Entry second) {
        return new PersonSettings(Map.of("first", first, "second", second));
    }

    private static Entry entry(List<String> accounts, List<String> emails, List<String> names, String subject) {
        return new Entry(accounts, emails, names, subject);
    }
}
