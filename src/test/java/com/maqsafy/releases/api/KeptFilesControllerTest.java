package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.maqsafy.releases.evidence.KeptFile;
import com.maqsafy.releases.evidence.KeptFiles;
import com.maqsafy.releases.evidence.LedgerRecord;
import com.maqsafy.releases.release.UnknownReleaseException;
import com.maqsafy.releases.release.VisibleReleases;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@DisplayName("The files of a release are downloads, for those who may know of it")
class KeptFilesControllerTest {

    private static final String KEY = "canteen-api-1.5.0";
    private static final String SHA256 = "ab".repeat(32);

    private final VisibleReleases releases = mock(VisibleReleases.class);
    private final KeptFiles files = mock(KeptFiles.class);
    private final KeptFilesController controller = new KeptFilesController(releases, files);

    @Test
    void noBrowserTakesOneForAPage() {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes();
        when(files.find(KEY, SHA256)).thenReturn(Optional.of(page));

        ResponseEntity<byte[]> answer = controller.file(KEY, SHA256);

        assertThat(answer.getBody()).isEqualTo(page);
        assertThat(answer.getHeaders().getContentType()).hasToString("application/octet-stream");
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"canteen-api-1.5.0-abababababab.txt\"");
    }

    @Test
    void whatNoRecordNamesIsNotThere() {
        when(files.find(KEY, "x")).thenReturn(Optional.empty());
        assertThatThrownBy(() -> controller.file(KEY, "x"))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("REL-API-074 No record of canteen-api-1.5.0 names a file with this SHA-256");
    }

    @Test
    void whatWentByRetentionSaysSo() {
        LedgerRecord deletion = new LedgerRecord(
                KEY,
                41,
                Instant.parse("2027-03-01T09:00:00Z"),
                "system:retention",
                "filesDeleted",
                List.of(),
                null,
                null,
                JsonNodeFactory.instance.objectNode(),
                "0",
                "1");
        when(files.find(KEY, SHA256)).thenReturn(Optional.empty());
        when(files.of(KEY))
                .thenReturn(List.of(new KeptFiles.Named(new KeptFile(SHA256, 4), deletion, false, deletion)));

        assertThatThrownBy(() -> controller.file(KEY, SHA256))
                .isInstanceOfSatisfying(
                        RequestRefusedException.class,
                        e -> assertThat(e.status()).isEqualTo(HttpStatus.GONE))
                .hasMessageContaining(
                        "REL-API-121 This file was deleted by retention at 2027-03-01T09:00:00Z, see record 41 of "
                                + KEY);
    }

    @Test
    void aReleaseOfWhichNobodyMayKnowHasNone() {
        when(releases.get(KEY)).thenThrow(new UnknownReleaseException(KEY));
        assertThatThrownBy(() -> controller.files(KEY)).isInstanceOf(UnknownReleaseException.class);
        assertThatThrownBy(() -> controller.file(KEY, SHA256)).isInstanceOf(UnknownReleaseException.class);
        verifyNoInteractions(files);
    }
}
