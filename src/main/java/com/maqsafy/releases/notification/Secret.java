package com.maqsafy.releases.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A secret that is given as a value or in a file, which may be replaced at any time. */
record Secret(String value, @Nullable Path file) {

    boolean given() {
        return file != null || !value.isBlank();
    }

    /** The secret as it is now, blank when none is given. */
    String read() throws DeliveryException {
        if (file == null) {
            return value.strip();
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DeliveryException(
                    DeliveryException.Fault.CHANNEL,
                    "the file with its secret cannot be read: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "Secret[]";
    }
}
