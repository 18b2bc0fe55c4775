package com.maqsafy.releases.release;

import com.maqsafy.releases.process.SubmissionRefusedException;
import com.maqsafy.releases.process.Violation;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Positions in the release log as they are shown to those who may not know of every release (SEC-07). A position counts all
 * releases, so that a gap would tell of a restricted one, and when it was started. Shown is the position under a secret
 * permutation of 52 bits, which all nodes share: a Feistel network over HMAC-SHA-256, as format-preserving encryption is made
 * (NIST SP 800-38G). What is shown is from 2^52 on and below 2^53, so that JavaScript has it exactly.
 */
@Component
public final class ShownPositions {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int ROUNDS = 8;
    private static final int HALF = 26;
    private static final long HALF_MASK = (1L << HALF) - 1;
    private static final long SHOWN = 1L << (2 * HALF);

    /** No log is as long: what is not below it was made up. */
    private static final long LONGEST = 1L << 40;

    private final @Nullable JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec key;

    @Autowired
    ShownPositions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param secret of any length but none */
    public ShownPositions(byte[] secret) {
        this.jdbc = null;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** What is shown for a position. */
    long shown(long position) {
        Mac mac = mac();
        long left = position >>> HALF;
        long right = position & HALF_MASK;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mixed(mac, round, right);
            left = right;
            right = next;
        }
        return SHOWN | left << HALF | right;
    }

    /**
     * The position for which something was shown.
     *
     * @throws SubmissionRefusedException {@code REL-REL-550} for what was shown to nobody
     */
    long meant(long shown) {
        Mac mac = mac();
        long left = (shown ^ SHOWN) >>> HALF;
        long right = shown & HALF_MASK;
        boolean ours = shown >>> (2 * HALF) == 1;
        for (int round = ROUNDS - 1; round >= 0 && ours; round--) {
            long before = right ^ mixed(mac, round, left);
            right = left;
            left = before;
        }
        long position = left << HALF | right;
        if (!ours || position >= LONGEST) {
            throw new SubmissionRefusedException(new Violation(
                    "LOG-06", "before", "REL-REL-550 There is no such position. Follow the link to the next page."));
        }
        return position;
    }

    private static long mixed(Mac mac, int round, long half) {
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES)
                .putLong((long) round << HALF | half)
                .array());
        return ByteBuffer.wrap(hash).getLong() & HALF_MASK;
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA-256.", e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec known = key;
        if (known == null && jdbc != null) {
            known = new SecretKeySpec(
                    jdbc.sql("SELECT secret FROM release_position_secret")
                            .query(byte[].class)
                            .single(),
                    ALGORITHM);
            key = known;
        }
        return Objects.requireNonNull(known);
    }
}
