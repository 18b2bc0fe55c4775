package com.maqsafy.releases.events;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ids of server-sent events: their places, sealed (AES-GCM, NIST SP 800-38D). A place counts the events of all releases; from
 * an id nobody can tell how many happened in between, or that two ids are of the same place.
 */
@Component
class EventIds {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable SecretKeySpec key;

    EventIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of an event at this place. */
    String of(long position) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce)
                    .doFinal(ByteBuffer.allocate(Long.BYTES).putLong(position).array());
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                            .put(nonce)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("REL-EVT-009 The id of an event cannot be sealed with AES-GCM here.", e);
        }
    }

    /** The place that an id of this application says; empty for anything else. */
    OptionalLong position(String id) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(id);
            if (bytes.length != NONCE + Long.BYTES + TAG_BITS / Byte.SIZE) {
                return OptionalLong.empty();
            }
            byte[] nonce = new byte[NONCE];
            System.arraycopy(bytes, 0, nonce, 0, NONCE);
            byte[] place = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(bytes, NONCE, bytes.length - NONCE);
            return OptionalLong.of(ByteBuffer.wrap(place).getLong());
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Somebody made it up.
            return OptionalLong.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null) {
            known = new SecretKeySpec(
                    jdbc.sql("SELECT secret FROM event_id_secret")
                            .query(byte[].class)
                            .single(),
                    "AES");
            key = known;
        }
        return known;
    }
}
