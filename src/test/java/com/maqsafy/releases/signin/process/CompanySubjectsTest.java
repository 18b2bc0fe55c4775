package com.maqsafy.releases.signin.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.maqsafy.releases.person.AccountAddresses;
import com.maqsafy.releases.person.Person;
import com.maqsafy.releases.person.Persons;
import com.maqsafy.releases.signin.SignInSettings;
import com.maqsafy.releases.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Promise 3: a name that is changed or given away at the company makes nobody a second person, or somebody else. */
class CompanySubjectsTest {

    private static TestDatabase database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void create() {
        database = TestDatabase.create();
        database.migrateAll();
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    private static CompanySubjects subjects(Person... people) {
        SignInSettings settings = new Binder(new MapConfigurationPropertySource(Map.of(
                        "releases.sign-in.oidc.issuer", "https://id.example.com",
                        "releases.sign-in.oidc.client-id", "releases",
                        "releases.sign-in.oidc.client-secret", "secret",
                        "releases.sign-in.oidc.group-mapping[0].claim", "tech",
                        "releases.sign-in.oidc.group-mapping[0].group", "technical-owner")))
                .bindOrCreate("releases.sign-in", SignInSettings.class);
        return new CompanySubjects(settings, new Persons(List.of(people), new Kept()), jdbc);
    }

    private static void user(String id, String email) {
        jdbc.sql("insert into act_id_user (id_, rev_, email_) values (?, 1, ?)")
                .params(id, email)
                .update();
    }

    @Test
    @DisplayName("an account stays with whom the provider first said that it is")
    void aFreedNameIsNobodyElses() {
        assertThat(subjects().keep("sara", Map.of("sub", "s-1"))).isEmpty();
        assertThat(subjects().keep("sara", Map.of("sub", "s-1"))).isEmpty();

        assertThat(subjects().keep("sara", Map.of("sub", "s-2")))
                .hasValueSatisfying(message ->
                        assertThat(message).startsWith("REL-SGN-060 ").contains("s-2"));
        assertThat(subjects(new Person("sara", Set.of(), Set.of(), Set.of(), "s-2"))
                        .keep("sara", Map.of("sub", "s-2")))
                .as("the settings say that she is the same")
                .isEmpty();
    }

    @Test
    @DisplayName("whoever is called otherwise at the company has no second account, unless the settings join them")
    void aSecondNameIsNoSecondPerson() {
        assertThat(subjects().keep("omar", Map.of("sub", "o-1"))).isEmpty();

        assertThat(subjects().keep("omar.new", Map.of("sub", "o-1")))
                .hasValueSatisfying(message ->
                        assertThat(message).startsWith("REL-SGN-061 ").contains("'omar'"));
        assertThat(subjects(new Person("omar", Set.of("omar.new"), Set.of(), Set.of(), ""))
                        .keep("omar.new", Map.of("sub", "o-1")))
                .isEmpty();
        assertThat(subjects().keep("program", Map.of()))
                .as("no subject is said")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "whoever got another address at the company wrote what is written under it, as under the one of before")
    void keepsTheAddressThatTheProviderSays() {
        user("huda", "huda@example.com");
        subjects().keepAddress("huda", Map.of("email", "huda.k@example.com", "email_verified", true));
        subjects().keepAddress("huda", Map.of("email", "huda.k@example.com"));
        subjects().keepAddress("huda", Map.of("email", "omar@example.com", "email_verified", false));
        subjects().keepAddress("huda", Map.of("email", " "));

        Persons persons = new Persons(List.of(), new Kept());
        assertThat(persons.committed("huda", "x", "HUDA.K@example.com")).isTrue();
        assertThat(persons.committed("huda", "x", "huda@example.com")).isTrue();
        assertThat(persons.committed("huda", "x", "omar@example.com"))
                .as("an address that the provider calls unverified proves nothing")
                .isFalse();
    }

    @Test
    void refusesAnAccountThatDiffersInNothingButCase() {
        user("Lena@example.com", "");

        assertThat(subjects().alike("lena@EXAMPLE.com"))
                .hasValueSatisfying(message ->
                        assertThat(message).startsWith("REL-SGN-062 ").contains("'Lena@example.com'"));
        assertThat(subjects().alike("Lena@example.com")).isEmpty();
    }

    @Test
    @DisplayName("the address under which somebody wrote stays theirs, whoever changes or deletes the account")
    void keepsEveryAddress() {
        user("dev", "dev@example.com");
        jdbc.sql("update act_id_user set email_ = 'other@example.com' where id_ = 'dev'")
                .update();
        jdbc.sql("delete from act_id_user where id_ = 'dev'").update();
        user("dev", "third@example.com");

        Persons persons = new Persons(List.of(), new Kept());
        for (String email : List.of("dev@example.com", "OTHER@example.com", "third@example.com")) {
            assertThat(persons.committed("dev", "x", email)).as(email).isTrue();
        }
        assertThat(persons.committed("dev", "x", "dev@example.org")).isFalse();
        for (String sql : List.of(
                "delete from account_identity",
                "update account_identity set value = 'x'",
                "truncate account_identity")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).isInstanceOf(DataAccessException.class);
            assertThatThrownBy(
                            () -> JdbcClient.create(database.owner()).sql(sql).update())
                    .as("the owner: " + sql)
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** As the application asks. */
    private static final class Kept implements AccountAddresses {

        @Override
        public Optional<String> emailOf(String account) {
            return Optional.empty();
        }

        @Override
        public Set<String> everHad(String account) {
            return jdbc.sql("select value from account_identity where account = ? and kind = 'email'")
                    .param(account)
                    .query(String.class)
                    .set();
        }
    }
}
