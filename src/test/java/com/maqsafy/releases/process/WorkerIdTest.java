package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

@ExtendWith(OutputCaptureExtension.class)
class WorkerIdTest {

    @TempDir
    private Path data;

    private WorkerId own(String directory) {
        return new OwnWorkerId(new MockEnvironment()
                        .withProperty(
                                "releases.data-dir", data.resolve(directory).toString()))
                .id();
    }

    @Test
    void everyStartHasAnIdOfItsOwnAndKeepsItsNode() {
        WorkerId first = own("a");
        WorkerId second = own("a");

        assertThat(first.text()).isNotEqualTo(second.text()).startsWith("worker-" + first.host() + "-");
        assertThat(first.node()).isEqualTo(second.node()).isNotEqualTo(own("b").node());
        assertThat(first.machine()).isEqualTo(own("b").machine());
        assertThat(first.pid()).isEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void aNodeFileThatHoldsSomethingElseIsToldToTheLog(CapturedOutput output) throws Exception {
        Path file = Files.createDirectories(data.resolve("c")).resolve("node-id");
        Files.writeString(file, "not an id");

        assertThat(own("c").node()).matches("[0-9a-f]{8}");
        assertThat(output)
                .contains(
                        "REL-PRC-042 " + file + " cannot be used (it does not hold eight hexadecimal digits), so after")
                .contains("Check the rights and the free space of releases.data-dir, or delete the file.");
        assertThat(file).hasContent("not an id");
    }

    @Test
    void isReadBackWithAndWithoutTheNumberOfALock() {
        WorkerId id = new WorkerId("web-1.example.com", "0a1b2c3d", "99887766", "0123456789ab", 42, 1_700_000_000);

        assertThat(WorkerId.parse(id.text())).contains(id);
        assertThat(WorkerId.parse(id.text() + "#17")).contains(id);
        assertThat(WorkerId.parse("worker-4711")).isEmpty();
        assertThat(WorkerId.parse("0aa9ac27-0e5b-4a7f-8c3c-9a2d3a1d0f2b")).isEmpty();
    }

    @Test
    void tellsWhoIsGone() {
        WorkerId own = own("a");

        assertThat(own.standing(own)).isEqualTo(WorkerId.Standing.ALIVE);
        assertThat(own.standing(new WorkerId(
                        own.host(), "0a1b2c3d", own.node(), own.machine(), Integer.MAX_VALUE, own.startedAt())))
                .as("its process is not there")
                .isEqualTo(WorkerId.Standing.GONE);
        assertThat(own.standing(new WorkerId(
                        own.host(), "0a1b2c3d", own.node(), own.machine(), own.pid(), own.startedAt() - 60)))
                .as("another process has its number")
                .isEqualTo(WorkerId.Standing.GONE);
        assertThat(own.standing(
                        new WorkerId(own.host(), "0a1b2c3d", own.node(), "ffffffffffff", own.pid(), own.startedAt())))
                .as("the machine was started again")
                .isEqualTo(WorkerId.Standing.GONE);
        assertThat(own.standing(
                        new WorkerId(own.host(), "0a1b2c3d", "ffffffff", "ffffffffffff", own.pid(), own.startedAt())))
                .as("another node of the same name")
                .isEqualTo(WorkerId.Standing.ELSEWHERE);
        assertThat(own.standing(
                        new WorkerId("elsewhere", "0a1b2c3d", own.node(), "ffffffffffff", own.pid(), own.startedAt())))
                .isEqualTo(WorkerId.Standing.ELSEWHERE);
    }

    @Test
    void worksWithoutAFileOfItsOwn() throws Exception {
        Files.writeString(data.resolve("file"), "no directory");

        assertThat(WorkerId.parse(own("file").text())).isPresent();
    }
}
