package com.maqsafy.releases.verification;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisDataException;

/** A Redis server answers {@code PING} (POST-06). */
final class RedisCheck implements Check {

    private final HostAndPort address;
    private final @Nullable String username;
    private final @Nullable String password;
    private final boolean tls;

    RedisCheck(CheckSettings settings) {
        VerificationSettings.Redis keys = settings.keys(VerificationSettings.Redis.class);
        address = new HostAndPort(settings.required("host", keys.host()), settings.port("port", keys.port()));
        username = keys.username();
        password = keys.password();
        tls = keys.tls();
    }

    @Override
    public Verdict ask(Question question) throws Exception {
        int millis = question.deadline().remainingMillis();
        JedisClientConfig config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .user(username)
                .password(password)
                .ssl(tls)
                .build();
        try (Jedis redis = new Jedis(address, config)) {
            String answer = redis.ping();
            return "PONG".equals(answer)
                    ? Verdict.passed("Redis answered PONG")
                    : Verdict.failed("Redis answered " + answer + ", expected PONG");
        } catch (JedisDataException e) {
            return Verdict.failed("Redis refused: " + e.getMessage());
        }
    }

    @Override
    public Set<String> secrets() {
        return password == null ? Set.of() : Set.of(password);
    }
}
