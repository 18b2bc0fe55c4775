package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportedRecordsTest {

    private static final String RECORD =
            "{\"actor\":\"tech\",\"definition\":{\"key\":\"release-approval\",\"version\":3},"
                    + "\"element\":\"userTask_approve\",\"hash\":\"h2\",\"items\":[\"APR-02\",\"APR-03\"],\"kind\":\"approvalDecided\","
                    + "\"payload\":{\"decision\":\"approve\"},\"previousHash\":\"h1\",\"release\":\"canteen-api-1.5.0\","
                    + "\"sequence\":2,\"time\":\"2026-03-02T08:00:00Z\"}\n";
    private static final String OUTSIDE =
            "{\"actor\":\"system:source\",\"hash\":\"h1\",\"items\":[],\"kind\":\"x\",\"payload\":{},"
                    + "\"previousHash\":\"0\",\"release\":\"canteen-api-1.5.0\",\"sequence\":1,\"time\":\"2026-03-02T07:00:00Z\"}\n";

    @Test
    void readsWhatARecordSays() throws IOException {
        LedgerRecord record = read(OUTSIDE + RECORD).records().get(1);

        assertThat(record.release()).isEqualTo("canteen-api-1.5.0");
        assertThat(record.sequence()).isEqualTo(2);
        assertThat(record.time()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(record.actor()).isEqualTo("tech");
        assertThat(record.kind()).isEqualTo("approvalDecided");
        assertThat(record.items()).containsExactly("APR-02", "APR-03");
        assertThat(record.element()).isEqualTo("userTask_approve");
        assertThat(record.definition()).isEqualTo(new LedgerRecord.DefinitionVersion("release-approval", 3));
        assertThat(record.payload().path("decision").asText()).isEqualTo("approve");
        assertThat(List.of(record.previousHash(), record.hash())).containsExactly("h1", "h2");

        LedgerRecord outside = read(OUTSIDE).records().get(0);
        assertThat(outside.element()).isNull();
        assertThat(outside.definition()).isNull();
    }

    @Test
    void tellsDocumentsAndWhetherItIsSealed() throws IOException {
        ExportedRecords open =
                read(OUTSIDE + "{\"document\":{\"content\":\"the rules\",\"sha256\":\"abc\"}}\n{\"proof\":{}}");

        assertThat(open.documents()).isEqualTo(Map.of("abc", "the rules"));
        assertThat(open.records()).hasSize(1);
        assertThat(open.sealed()).isFalse();
        assertThat(read(OUTSIDE + "{\"seal\":{}}\n" + RECORD).sealed()).isTrue();
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> read(OUTSIDE + "no\n"))
                .isInstanceOf(InvalidEvidenceException.class)
                .hasMessageContaining("REL-EVI-011");
    }

    private static ExportedRecords read(String export) throws IOException {
        return ExportedRecords.read(new ByteArrayInputStream(export.getBytes(StandardCharsets.UTF_8)));
    }
}
