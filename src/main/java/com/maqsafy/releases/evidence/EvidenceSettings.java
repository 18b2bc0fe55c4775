package com.maqsafy.releases.evidence;

import com.maqsafy.releases.command.CommandRunner;
import com.maqsafy.releases.settings.ServiceName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the evidence.
 *
 * @param dataDir {@code releases.data-dir}: where a generated key is kept, under {@code evidence/}
 * @param evidence {@code releases.evidence.*}
 */
@ConfigurationProperties("releases")
record EvidenceSettings(
        @DefaultValue("./data") String dataDir,
        @DefaultValue Evidence evidence) {

    /**
     * @param signingKey {@code releases.evidence.signing-key}: file with the Ed25519 private key that signs seals, PKCS#8
     *     PEM; blank is as good as absent
     * @param generateKey {@code releases.evidence.generate-key}: make a key at first start when none is set; not for
     *     production, where the key lives apart from the data it protects
     * @param replacesKey {@code releases.evidence.replaces-key}: id of the last key, when it is lost and cannot sign for the one
     *     that follows it; recorded at start
     * @param revokedKeys {@code releases.evidence.revoked-keys}: ids of keys before the one that signs, and from when on each
     *     is revoked, a time: seals that it signed later do not hold
     * @param logOrigin {@code releases.evidence.log-origin}: name of the log of seals in its checkpoints, a URL without
     *     {@code https://}; one of your own tells your installations apart
     * @param witnesses {@code releases.evidence.witnesses}: places outside that keep the checkpoints of the log of seals, by
     *     names of yours
     * @param fileLimit {@code releases.evidence.file-limit}: the largest file that is kept beside the ledger, such as a test
     *     report; from 1MB to 14MB, so that an export has it in one line
     * @param signer {@code releases.evidence.signer}: signs in place of a file with the private key, which then lives where
     *     this application cannot read it
     */
    record Evidence(
            @Nullable String signingKey,
            @DefaultValue("false") boolean generateKey,
            @Nullable String replacesKey,
            @DefaultValue Map<String, Instant> revokedKeys,
            @DefaultValue("maqsafy.com/release-evidence") String logOrigin,
            @DefaultValue Map<String, Witness> witnesses,
            @DefaultValue("12MB") DataSize fileLimit,
            @Nullable KeyCommand signer) {

        /** A key name of signed notes must not have them. */
        private static final Pattern NO_NAME = Pattern.compile(".*[\\s+].*|");

        Evidence {
            if (NO_NAME.matcher(logOrigin).matches()) {
                throw new IllegalArgumentException("REL-EVI-044 releases.evidence.log-origin: '" + logOrigin
                        + "' is no name of a log. Use a text without spaces and without +, e.g. example.com/releases.");
            }
            witnesses = Map.copyOf(witnesses);
            revokedKeys = Map.copyOf(revokedKeys);
            revokedKeys.keySet().stream()
                    .filter(id -> !RevokedKeys.isId(id))
                    .findFirst()
                    .ifPresent(id -> {
                        throw new IllegalArgumentException(
                                "REL-EVI-250 releases.evidence.revoked-keys: '" + id
                                        + "' is no id of a key. Use one that GET /api/evidence/keys answers, of 64 hexadecimal digits.");
                    });
            if (fileLimit.toMegabytes() < 1 || fileLimit.compareTo(DataSize.ofMegabytes(14)) > 0) {
                throw new IllegalArgumentException(
                        "REL-EVI-051 releases.evidence.file-limit is " + fileLimit + ". Set it from 1MB to 14MB.");
            }
            if (signer != null && ((signingKey != null && !signingKey.isBlank()) || generateKey)) {
                throw new IllegalArgumentException(
                        "REL-EVI-057 releases.evidence: signing-key, generate-key and signer exclude each other; set one of them.");
            }
        }
    }

    /**
     * A command that signs with an Ed25519 key which lives elsewhere: in a token of PKCS#11, in a key management service. It is
     * run within the transaction that seals; what it needs beside the message it has from its own configuration.
     *
     * @param command program and arguments; {@code {message}} is the file that is to be signed as it is, {@code {signature}}
     *     the file into which the 64 bytes of the signature are written
     * @param publicKey file with the public key, X.509 as PEM
     * @param timeout how long it may take
     */
    record KeyCommand(
            List<String> command,
            String publicKey,
            @DefaultValue("10s") Duration timeout) {

        KeyCommand {
            command = command == null ? List.of() : List.copyOf(command);
            if (!has(command, CommandSigner.MESSAGE) || !has(command, CommandSigner.SIGNATURE)) {
                throw new IllegalArgumentException(
                        "REL-EVI-058 releases.evidence.signer.command: an argument has {message} and one has {signature}, e.g. [sign-evidence, \"{message}\", \"{signature}\"].");
            }
            if (publicKey == null || publicKey.isBlank()) {
                throw new IllegalArgumentException(
                        "REL-EVI-059 releases.evidence.signer.public-key is not set: name the file with the public key, PEM.");
            }
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException(
                        "REL-EVI-060 releases.evidence.signer.timeout must be longer than zero.");
            }
        }

        private static boolean has(List<String> command, String placeholder) {
            return command.stream().anyMatch(element -> element.contains(placeholder));
        }

        private SigningKey key(CommandRunner runner) {
            try {
                return SigningKey.of(
                        Files.readString(Path.of(publicKey), StandardCharsets.US_ASCII),
                        new CommandSigner(command, timeout, runner));
            } catch (IOException | IllegalArgumentException e) {
                throw new IllegalStateException(
                        "REL-EVI-031 releases.evidence.signer.public-key: " + publicKey
                                + " cannot be read as an Ed25519 public key in PEM.",
                        e);
            }
        }
    }

    /**
     * A place that keeps checkpoints: a folder, a web address, a Git repository, a time stamp authority or a mailbox, one of the five. It
     * is a witness only where whoever has this application's database and key cannot write what is there already.
     *
     * @param folder a folder on storage that takes files and never changes them;
     *     one file a checkpoint
     * @param url takes each checkpoint by POST, {@code text/plain}, and answers GET
     *     with those that it keeps, one after the other
     * @param token bearer token for the address or the authority; none when it is absent
     * @param repositoryOf name of the service ({@code releases.services}) in whose repository each checkpoint becomes an
     *     annotated tag {@code release-evidence/<number of seals>}. Whoever reads the repository learns how many releases
     *     ended, restricted ones too: take one that only those read who may know of all
     * @param timestamp address of a time stamp authority (RFC 3161)
     * @param certificates file with the certificates that vouch for the authority, PEM
     * @param policy OID of the policy that the authority must state; any when it is absent
     * @param mail address to which checkpoints are mailed ({@code spring.mail}), at most one an hour. It cannot be asked for
     *     them: whoever reads the mailbox compares. They learn how many releases ended, restricted ones too
     * @param sender address from which they are mailed
     */
    record Witness(
            @Nullable String folder,
            @Nullable URI url,
            @Nullable String token,
            @ServiceName @Nullable String repositoryOf,
            @Nullable URI timestamp,
            @Nullable String certificates,
            @Nullable String policy,
            @Nullable String mail,
            @Nullable String sender) {

        private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9]\\d*))+");

        Witness {
            folder = folder == null || folder.isBlank() ? null : folder;
            mail = mail == null || mail.isBlank() ? null : mail;
            if (Stream.of(folder, url, repositoryOf, timestamp, mail)
                            .filter(Objects::nonNull)
                            .count()
                    != 1) {
                throw new IllegalArgumentException(
                        "REL-EVI-045 releases.evidence.witnesses: a witness has one of folder, url, repository-of, timestamp and mail.");
            }
            if ((mail == null) != (sender == null) || !isMailbox(mail) || !isMailbox(sender)) {
                throw new IllegalArgumentException("REL-EVI-191 releases.evidence.witnesses: mail '" + mail
                        + "' and sender '" + sender
                        + "' belong together, and each is an address, e.g. archive@example.com.");
            }
            address("url", url);
            address("timestamp", timestamp);
            if ((timestamp == null) != (certificates == null)) {
                throw new IllegalArgumentException(
                        "REL-EVI-054 releases.evidence.witnesses: timestamp and certificates belong together; the certificates vouch for the authority.");
            }
            if (policy != null && (timestamp == null || !OID.matcher(policy).matches())) {
                throw new IllegalArgumentException("REL-EVI-055 releases.evidence.witnesses: policy '" + policy
                        + "' is no OID of a time stamp authority's policy, e.g. 1.2.3.4.1.");
            }
        }

        private static boolean isMailbox(@Nullable String address) {
            try {
                if (address != null) {
                    new InternetAddress(address, true);
                }
                return true;
            } catch (AddressException e) {
                return false;
            }
        }

        private static void address(String key, @Nullable URI address) {
            if (address != null
                    && (!List.of("http", "https").contains(String.valueOf(address.getScheme()))
                            || address.getHost() == null)) {
                throw new IllegalArgumentException("REL-EVI-061 releases.evidence.witnesses: " + key + " is '" + address
                        + "', which is no address: write it with https:// or http:// and a host.");
            }
        }

        @Override
        public String toString() {
            return Stream.of(folder, url, repositoryOf, timestamp, mail)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .findFirst()
                    .orElse("");
        }
    }

    /** The key that signs, in a file or behind a command. */
    SigningKey signingKey(CommandRunner runner) {
        @Nullable KeyCommand signer = evidence.signer();
        return signer == null ? signingKey() : signer.key(runner);
    }

    /** The key in a file. */
    SigningKey signingKey() {
        @Nullable String file = evidence.signingKey();
        if (file != null && !file.isBlank()) {
            return SigningKey.read(Path.of(file), "releases.evidence.signing-key");
        }
        if (evidence.generateKey()) {
            return SigningKey.readOrGenerate(Path.of(dataDir, "evidence"));
        }
        throw new IllegalStateException(
                "REL-EVI-030 releases.evidence.signing-key is not set: name the PKCS#8 PEM file of"
                        + " the Ed25519 key that signs finished releases (openssl genpkey -algorithm ed25519), or outside"
                        + " production set releases.evidence.generate-key=true.");
    }
}
