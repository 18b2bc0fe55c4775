package com.maqsafy.releases.evidence;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
     * @param logOrigin {@code releases.evidence.log-origin}: name of the log of seals in its checkpoints, a URL without
     *     {@code https://}; one of your own tells your installations apart
     * @param witnesses {@code releases.evidence.witnesses}: places outside that keep the checkpoints of the log of seals, by
     *     names of yours
     */
    record Evidence(
            @Nullable String signingKey,
            @DefaultValue("false") boolean generateKey,
            @Nullable String replacesKey,
            @DefaultValue("maqsafy.com/release-evidence") String logOrigin,
            @DefaultValue Map<String, Witness> witnesses) {

        /** A key name of signed notes must not have them. */
        private static final Pattern NO_NAME = Pattern.compile(".*[\\s+].*|");

        Evidence {
            if (NO_NAME.matcher(logOrigin).matches()) {
                throw new IllegalArgumentException("REL-EVI-044 releases.evidence.log-origin: '" + logOrigin
                        + "' is no name of a log. Use a text without spaces and without +, e.g. example.com/releases.");
            }
            witnesses = Map.copyOf(witnesses);
        }
    }

    /**
     * A place that keeps checkpoints: a folder or a web address, one of the two. It is a witness only where whoever has this
     * application's database and key cannot write what is there already.
     *
     * @param folder a folder on storage that takes files and never changes them;
     *     one file a checkpoint
     * @param url takes each checkpoint by POST, {@code text/plain}, and answers GET
     *     with those that it keeps, one after the other
     * @param token bearer token for the address; none when it is absent
     */
    record Witness(
            @Nullable String folder,
            @Nullable URI url,
            @Nullable String token) {

        Witness {
            if ((folder == null) == (url == null)) {
                throw new IllegalArgumentException(
                        "REL-EVI-045 releases.evidence.witnesses: a witness has either a folder or a url.");
            }
        }

        @Override
        public String toString() {
            return folder != null ? folder : String.valueOf(url);
        }
    }

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
