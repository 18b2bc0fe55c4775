package com.maqsafy.releases.notification;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ChatFormsTest {

    @Test
    @SuppressWarnings("NullAway") // nothing of the message is read
    void writeToNoChatWithoutAKind() {
        assertThatThrownBy(() -> new ChatForms(new ObjectMapper()).of(null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("REL-NTF-012 A chat has no kind.");
    }
}
