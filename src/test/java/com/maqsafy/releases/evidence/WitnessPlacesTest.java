package com.maqsafy.releases.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.maqsafy.releases.testing.SettableClock;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/** Where checkpoints are kept outside of the application. */
class WitnessPlacesTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final JavaMailSender mail = mock();
    private final MailPlace mailbox = new MailPlace("auditor@canteen.example", "releases@canteen.example", mail, clock);

    @Test
    void aFolderKeepsTheFirstCheckpointOfEachSize(@TempDir Path directory) throws IOException {
        FolderPlace folder = new FolderPlace(directory.resolve("kept/here"));

        assertThat(folder.give(3, "three")).isTrue();
        assertThat(folder.give(12, "twelve")).isTrue();
        assertThat(folder.give(3, "another three")).isTrue();

        assertThat(Files.readString(folder.folder().resolve("checkpoint-000000000003.txt")))
                .isEqualTo("three");
        Files.writeString(folder.folder().resolve("notes.txt"), "of somebody else");
        assertThat(folder.kept(List.of())).containsExactlyInAnyOrder("three", "twelve");
    }

    @Test
    void aMailboxGetsOneAnHour() throws Exception {
        MimeMessage message = new MimeMessage((Session) null);
        when(mail.createMimeMessage()).thenReturn(message);

        assertThat(mailbox.give(3, "the note")).isTrue();
        assertThat(message.getContent()).isEqualTo("the note");
        assertThat(message.getSubject()).isEqualTo("Checkpoint of the log of seals: 3");
        assertThat(message.getAllRecipients()[0]).hasToString("auditor@canteen.example");
        assertThat(message.getFrom()[0]).hasToString("releases@canteen.example");

        clock.set(START.plus(Duration.ofHours(1)).minusNanos(1));
        assertThat(mailbox.give(4, "a later one")).isFalse();
        clock.set(START.plus(Duration.ofHours(1)));
        assertThat(mailbox.give(5, "another hour")).isTrue();
        verify(mail, times(2)).send(message);
        assertThat(mailbox.kept(List.of())).isEmpty();
    }

    @Test
    void whatCouldNotBeMailedIsMailedNextTime() throws IOException {
        MimeMessage message = new MimeMessage((Session) null);
        when(mail.createMimeMessage()).thenReturn(message);
        doThrow(new MailSendException("no server")).doNothing().when(mail).send(message);

        assertThatThrownBy(() -> mailbox.give(3, "the note"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no server");
        assertThat(mailbox.give(3, "the note")).isTrue();
    }
}
