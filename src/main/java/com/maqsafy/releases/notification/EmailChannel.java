package com.maqsafy.releases.notification;

import com.maqsafy.releases.notification.DeliveryException.Fault;
import com.maqsafy.releases.notification.Message.Item;
import com.maqsafy.releases.person.AccountAddresses;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * E-mail over SMTP, as text and as HTML. Mails about one release refer to one id, so that mail programs show them as one
 * conversation (RFC 5322, {@code References}); the id tells nothing of the release.
 */
final class EmailChannel implements Channel {

    static final String NAME = "email";

    private static final int SERVICE_NOT_AVAILABLE = 421;
    private static final int PERMANENT = 500;

    private final InternetAddress from;
    private final JavaMailSender mail;
    private final AccountAddresses addresses;
    private final PersonNames names;
    private final PreferenceStore preferences;
    private final MessageWriter writer;
    private final Threads threads;

    EmailChannel(
            InternetAddress from,
            JavaMailSender mail,
            AccountAddresses addresses,
            PersonNames names,
            PreferenceStore preferences,
            MessageWriter writer,
            Threads threads) {
        this.from = from;
        this.mail = mail;
        this.addresses = addresses;
        this.names = names;
        this.preferences = preferences;
        this.writer = writer;
        this.threads = threads;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(NotificationEvent event) {
        return false;
    }

    @Override
    public void send(Delivery delivery) throws DeliveryException {
        InternetAddress to = to(delivery.recipient());
        Preference preference = preferences.of(delivery.recipient());
        Message message = writer.write(delivery.events(), delivery.digest(), preference.language(), preference.zone());
        try {
            mail.send(mime(delivery, to, message));
        } catch (MailAuthenticationException e) {
            throw new DeliveryException(Fault.CHANNEL, "the mail server refused the account of spring.mail.username");
        } catch (MailException e) {
            throw refused(e);
        } catch (MessagingException e) {
            throw new DeliveryException(
                    Fault.MESSAGE, "the mail could not be made: " + e.getClass().getSimpleName());
        }
    }

    private InternetAddress to(String account) throws DeliveryException {
        Optional<String> address = addresses.emailOf(account);
        if (address.isEmpty()) {
            throw new DeliveryException(Fault.NO_ADDRESS, "the account " + account + " has no e-mail address");
        }
        try {
            return new InternetAddress(address.get(), true);
        } catch (MessagingException e) {
            throw new DeliveryException(Fault.NO_ADDRESS, "what the account " + account + " has is no e-mail address");
        }
    }

    private MimeMessage mime(Delivery delivery, InternetAddress to, Message message) throws MessagingException {
        MimeMessage mime =
                new IdentifiedMail(mail.createMimeMessage().getSession(), "<" + delivery.id() + "@" + domain() + ">");
        MimeMessageHelper helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(from);
        helper.setTo(to);
        helper.setSubject(message.subject());
        String name = PlainText.line(names.of(delivery.recipient()));
        helper.setText(text(message, name), html(message, name));
        mime.setHeader("Content-Language", message.language().word());
        // Answers of machines are not wanted (RFC 3834).
        mime.setHeader("Auto-Submitted", "auto-generated");
        List<String> releases = delivery.events().stream()
                .map(NotificationEvent::release)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (releases.size() == 1 && !delivery.digest()) {
            String thread = "<" + threads.of(releases.get(0)) + "@" + domain() + ">";
            mime.setHeader("In-Reply-To", thread);
            mime.setHeader("References", thread);
        }
        return mime;
    }

    private String domain() {
        String address = from.getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String text(Message message, String name) {
        Texts texts = Texts.in(message.language());
        boolean isolate = message.language() == Language.AR;
        List<String> lines = new ArrayList<>();
        lines.add(MessageForms.filled(
                texts.text("greeting"), Map.of("name", name), v -> isolate ? PlainText.isolated(v) : v));
        for (Item item : message.items()) {
            lines.add("");
            lines.add(item.plainTitle(message.language()));
            item.facts()
                    .forEach(fact -> lines.add(
                            fact.label() + ": " + (isolate ? PlainText.isolated(fact.value()) : fact.value())));
            lines.add(item.linkText() + ": " + item.link());
        }
        lines.add("");
        lines.add("-- ");
        lines.add(texts.text("footer"));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String html(Message message, String name) {
        Texts texts = Texts.in(message.language());
        StringBuilder html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"")
                .append(message.language().word())
                .append("\" dir=\"")
                .append(message.language().direction())
                .append("\">\n<head><meta charset=\"UTF-8\"><title>")
                .append(MessageForms.html(message.subject()))
                .append("</title></head>\n<body style=\"font-family: sans-serif; line-height: 1.4\">\n<p>")
                .append(MessageForms.filled(texts.text("greeting"), Map.of("name", name), MessageForms::isolated))
                .append("</p>\n");
        for (Item item : message.items()) {
            html.append("<h2 style=\"font-size: 1.1em\">");
            item.title()
                    .forEach(piece -> html.append(
                            piece.foreign() ? MessageForms.isolated(piece.text()) : MessageForms.html(piece.text())));
            html.append("</h2>\n");
            if (!item.facts().isEmpty()) {
                html.append("<dl>\n");
                item.facts()
                        .forEach(fact -> html.append("<dt>")
                                .append(MessageForms.html(fact.label()))
                                .append("</dt><dd dir=\"auto\">")
                                .append(MessageForms.html(fact.value()))
                                .append("</dd>\n"));
                html.append("</dl>\n");
            }
            html.append("<p><a href=\"")
                    .append(MessageForms.html(item.link()))
                    .append("\">")
                    .append(MessageForms.html(item.linkText()))
                    .append("</a></p>\n");
        }
        return html.append("<p style=\"color: #555; font-size: 0.9em\">")
                .append(MessageForms.html(texts.text("footer")))
                .append("</p>\n</body>\n</html>\n")
                .toString();
    }

    /** Whose fault it is, by the server's answer (RFC 5321). */
    private static DeliveryException refused(MailException e) {
        for (Throwable cause : causes(e)) {
            int code = code(cause);
            if (code == SERVICE_NOT_AVAILABLE) {
                break;
            }
            if (code > 0) {
                return new DeliveryException(
                        code >= PERMANENT ? Fault.FOR_GOOD : Fault.MESSAGE,
                        "the mail server answered " + code
                                + (cause instanceof SMTPAddressFailedException ? " for the recipient" : ""));
            }
        }
        List<Throwable> causes = causes(e);
        return new DeliveryException(
                Fault.CHANNEL,
                "the mail server cannot be reached, or does not answer as one: "
                        + causes.get(causes.size() - 1).getClass().getSimpleName());
    }

    private static int code(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
    }

    /** Spring keeps the failures of single mails apart, and JavaMail hangs one exception on the next. */
    private static List<Throwable> causes(MailException e) {
        List<Throwable> causes = new ArrayList<>();
        causes.add(e);
        if (e instanceof MailSendException send) {
            causes.addAll(List.of(send.getMessageExceptions()));
        }
        for (int i = 0; i < causes.size(); i++) {
            Throwable cause = causes.get(i).getCause();
            if (cause != null && !causes.contains(cause)) {
                causes.add(cause);
            }
            if (causes.get(i) instanceof MessagingException messaging
                    && messaging.getNextException() != null
                    && !causes.contains(messaging.getNextException())) {
                causes.add(messaging.getNextException());
            }
        }
        return causes;
    }

    /** A mail that keeps the id that it is given. */
    private static final class IdentifiedMail extends MimeMessage {

        private final String id;

        IdentifiedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
