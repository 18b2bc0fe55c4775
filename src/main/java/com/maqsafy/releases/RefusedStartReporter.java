package com.maqsafy.releases;

import com.maqsafy.releases.settings.SettingsException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A start that settings refuse is one line on stderr that names all of them, and no stack trace. Of a file that is no YAML
 * ({@code REL-SET-210}) the place is named and not repeated: a secret may stand there.
 */
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
            if (cause instanceof MarkedYAMLException unreadable) {
                System.err.println("REL-SET-210 Not started: a file of settings is no YAML: " + unreadable.getProblem()
                        + place(unreadable.getProblemMark())
                        + ". Mend it there: a key stands once at its place, and blanks, not tabs, stand before it.");
                return true;
            }
        }
        return false;
    }

    private static String place(@Nullable Mark mark) {
        return mark == null ? "" : " in line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
    }
}
