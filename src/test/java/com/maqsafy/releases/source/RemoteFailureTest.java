package com.maqsafy.releases.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.source.SourceSettings.Ssh;
import java.nio.file.Path;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.transport.URIish;
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

    @ParameterizedTest
    @CsvSource({
        "The key you are authenticating with has been marked as read only., REL-SRC-034",
        "You are not allowed to push code to this project., REL-SRC-034",
        "User permission denied for writing., REL-SRC-034",
        "Deploy Key: 7:ci is not authorized to write to shop/canteen., REL-SRC-034",
        "Repository not found., REL-SRC-038",
        "The project you were looking for could not be found or you don't have permission to view it., REL-SRC-038"
    })
    void isReadInTheWordsOfTheServer(String words, String code) throws Exception {
        assertThat(RemoteFailure.of(
                                new NoRemoteRepositoryException(
                                        new URIish("git@git.example.com:shop/canteen.git"), "ERROR: " + words),
                                "canteen-api",
                                "releases.services.canteen-api.source.",
                                new SshConnection(new Ssh("key", "", "hosts"), Path.of("home")))
                        .message())
                .hasValueSatisfying(
                        said -> assertThat(said).startsWith(code).contains("releases.services.canteen-api.source."));
    }
}
