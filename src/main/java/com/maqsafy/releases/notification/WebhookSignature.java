package com.maqsafy.releases.notification;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of outgoing webhooks as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> describes them:
 * HMAC-SHA256 over id, timestamp and body. While a secret is changed over there are two, and one that fits is enough.
 */
final class WebhookSignature {

    private static final String PREFIX = "whsec_";
    private static final String MAC = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private WebhookSignature() {}

    /** The key that a secret stands for; empty when it is none of 24 to 64 bytes. */
    static Optional<byte[]> key(String secret) {
        try {
            byte[] key = Base64.getDecoder().decode(secret.strip().replaceFirst("^" + PREFIX, ""));
            return key.length >= SHORTEST && key.length <= LONGEST ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The header {@code webhook-signature}. */
    static String header(List<byte[]> keys, String id, long timestamp, byte[] body) {
        return keys.stream()
                .map(key -> "v1," + signature(key, id, timestamp, body))
                .collect(Collectors.joining(" "));
    }

    private static String signature(byte[] key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            mac.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("REL-NTF-010 This Java has no " + MAC + ".", e);
        }
    }
}
