package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** What is worth another try: the database was not there. */
class DatabaseAwayTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true",
        "57P01, true",
        "57P03, true",
        "53300, true",
        "53200, false",
        "23505, false",
        "57014, false",
        ", false",
    })
    void tellsItByTheStateOfTheDatabase(String state, boolean away) {
        SQLException failure = new SQLException("no", state);

        assertThat(DatabaseAway.caused(failure)).isEqualTo(away);
        assertThat(DatabaseAway.caused(new IllegalStateException(new RuntimeException(failure))))
                .isEqualTo(away);
    }

    @Test
    void tellsItByTheKindOfFailure() {
        assertThat(DatabaseAway.caused(new CannotCreateTransactionException("no")))
                .isTrue();
        assertThat(DatabaseAway.caused(new DataAccessResourceFailureException("no")))
                .isTrue();
        assertThat(DatabaseAway.caused(new SQLTransientConnectionException("no")))
                .isTrue();
        assertThat(DatabaseAway.caused(new IllegalStateException("no"))).isFalse();
    }

    @Test
    void endsWithCausesThatGoRoundInACircle() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("other", one));

        assertThat(DatabaseAway.caused(one)).isFalse();
    }
}
