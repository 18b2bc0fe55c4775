package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.api.errors.TransportException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("OPEN-01: the cause of a failure is read in its words, not in the address")
class RemoteFailureTest {

    @ParameterizedTest
    @CsvSource({
        "https://git.example.com:4010/canteen.git/info/refs not found, REL-SRC-038",
        "https://127.0.0.1:34033/x.git: not found, REL-SRC-038",
        "https://git.example.com/timeout-api.git: 401 Unauthorized, REL-SRC-037",
        "git@git.example.com:shop/403.git: not found., REL-SRC-038",
        "https://git.example.com:8401/canteen.git: git-upload-pack not permitted, REL-SRC-037",
        "https://git.example.com/not-found.git: connection timed out, REL-SRC-035"
    })
    void isReadInItsWords(String message, String code) {
        assertThat(RemoteFailure.of(
                                new TransportException(message),
                                "canteen-api",
                                "releases.services.canteen-api.source.",
                                null)
                        .message())
                .hasValueSatisfying(said -> assertThat(said).startsWith(code));
    }
}
