package com.maqsafy.releases.evidence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * A mailbox. The mail is the checkpoint and nothing else, so that it can be saved and given to {@code verify --against}; what
 * was mailed is compared by whoever reads it.
 */
final class MailPlace implements WitnessPlace {

    /** So that a busy day fills no mailbox. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final String to;
    private final String from;
    private final JavaMailSender mail;
    private final Clock clock;
    private @Nullable Instant last;

    MailPlace(String to, String from, JavaMailSender mail, Clock clock) {
        this.to = to;
        this.from = from;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public boolean give(long size, String note) throws IOException {
        Instant now = clock.instant();
        if (last != null && now.isBefore(last.plus(PAUSE))) {
            return false;
        }
        try {
            MimeMessage message = mail.createMimeMessage();
            MimeMessageHelper content = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            content.setTo(to);
            content.setFrom(from);
            content.setSubject("Checkpoint of the log of seals: " + size);
            content.setText(note);
            mail.send(message);
        } catch (MailException | MessagingException e) {
            throw new IOException(e.getMessage(), e);
        }
        last = now;
        return true;
    }

    @Override
    public List<String> kept(List<String> faults) {
        return List.of();
    }
}
