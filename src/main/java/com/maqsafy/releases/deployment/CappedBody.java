package com.maqsafy.releases.deployment;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a target's answer up to a limit and then hangs up, so that no target can fill the memory; text as
 * UTF-8.
 */
public final class CappedBody implements BodySubscriber<CappedBody.Text> {

    private final int cap;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Text> body = new CompletableFuture<>();
    private @Nullable Subscription subscription;

    /** @param cap how many bytes are read at most */
    public CappedBody(int cap) {
        this.cap = cap;
    }

    @Override
    public CompletionStage<Text> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            byte[] next = new byte[Math.min(buffer.remaining(), cap - bytes.size())];
            buffer.get(next);
            bytes.writeBytes(next);
            if (buffer.hasRemaining()) {
                if (subscription != null) {
                    subscription.cancel();
                }
                body.complete(new Text(bytes.toString(StandardCharsets.UTF_8), true));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new Text(bytes.toString(StandardCharsets.UTF_8), false));
    }

    /** The body as text, and whether the rest of it was not read. */
    public record Text(String text, boolean truncated) {}
}
