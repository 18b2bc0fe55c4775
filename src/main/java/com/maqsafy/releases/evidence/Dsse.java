package com.maqsafy.releases.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;

/** The envelope of DSSE 1.0 (secure-systems-lab/dsse): a payload, its media type, and signatures over both. */
final class Dsse {

    private Dsse() {}

    /** The bytes that are signed: {@code DSSEv1 LEN(type) type LEN(payload) payload}, lengths in bytes, decimal. */
    static byte[] preAuthenticationEncoding(String type, byte[] payload) {
        byte[] typeBytes = type.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(payload.length + 64);
        bytes.writeBytes(("DSSEv1 " + typeBytes.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(typeBytes);
        bytes.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    static ObjectNode envelope(String type, byte[] payload, SigningKey key) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.put("payload", Base64.getEncoder().encodeToString(payload));
        envelope.put("payloadType", type);
        envelope.putArray("signatures")
                .addObject()
                .put("keyid", key.id())
                .put("sig", Base64.getEncoder().encodeToString(key.sign(preAuthenticationEncoding(type, payload))));
        return envelope;
    }

    /** @throws IllegalArgumentException when it is not base64 */
    static byte[] payload(JsonNode envelope) {
        return SigningKey.base64(envelope.path("payload").asText());
    }

    /** Whether one of its signatures is that of a key. */
    static boolean isSigned(JsonNode envelope, PublicKey key) {
        try {
            byte[] signed =
                    preAuthenticationEncoding(envelope.path("payloadType").asText(), payload(envelope));
            for (JsonNode signature : envelope.path("signatures")) {
                byte[] sig = SigningKey.base64(signature.path("sig").asText());
                if (SigningKey.isSigned(key, signed, sig)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException e) {
            // Not even base64.
            return false;
        }
    }
}
