package com.maqsafy.releases;

import com.maqsafy.releases.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that settings refuse is one line on stderr that names all of them, and no stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RefusedStartReporter implements SpringBootExceptionReporter {

    RefusedStartReporter(@Nullable ConfigurableApplicationContext context) {
        // Spring hands it in; nothing of it is needed.
    }

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SettingsException refused) {
                System.err.println(refused.getMessage());
                return true;
            }
        }
        return false;
    }
}
