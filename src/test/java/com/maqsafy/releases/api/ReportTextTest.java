package com.maqsafy.releases.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.maqsafy.releases.notes.Redactor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

@DisplayName("RULE-04: a test report is kept as it was, without its secrets")
class ReportTextTest {

    private static final String REPORT = "<testsuite name=\"Zürich\"><testcase name=\"%s\"/></testsuite>";

    private final Redactor redactor = Mockito.mock(Redactor.class);

    ReportTextTest() {
        Mockito.when(redactor.redact(Mockito.anyString()))
                .thenAnswer(call -> call.<String>getArgument(0).replace("hunter2", "[redacted]"));
    }

    static Stream<Charset> encodings() {
        return Stream.of(
                StandardCharsets.UTF_8,
                StandardCharsets.ISO_8859_1,
                StandardCharsets.UTF_16,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void inEveryEncoding(Charset encoding) {
        byte[] clean = REPORT.formatted("a").getBytes(encoding);
        assertThat(new ReportText(clean).redacted(redactor)).isEqualTo(clean);
        byte[] secret = REPORT.formatted("hunter2").getBytes(encoding);
        assertThat(new ReportText(secret).redacted(redactor))
                .isEqualTo(REPORT.formatted("[redacted]").getBytes(encoding));
    }

    @Test
    void whatIsNothingIsKeptAsItIs() {
        for (byte[] odd : new byte[][] {{}, {(byte) 0xFF}, {(byte) 0xC3, 0x28, 0, 1}}) {
            assertThat(new ReportText(odd).redacted(redactor)).isEqualTo(odd);
        }
    }
}
