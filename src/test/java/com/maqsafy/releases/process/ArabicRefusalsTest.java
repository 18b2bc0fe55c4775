package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A refusal of Camunda's REST")
class ArabicRefusalsTest {

    private static final String ENGLISH = new SubmissionRefusedException(List.of(
                    new Violation("VER-03", "version", "After 1.4.1 a feature change is version 1.5.0, not 1.7.0."),
                    new Violation("FORM", "x", "What nobody has said in Arabic.")))
            .getMessage();

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();

    @Test
    @DisplayName("is told in Arabic by field and item to whoever asks for it")
    void inArabic() {
        assertThat(answered("ar,en;q=0.5", ENGLISH))
                .isEqualTo("version (VER-03): بعد ⁨1.4.1⁩ يكون رقم هذا التغيير (ميزة) هو ⁨1.5.0⁩ لا ⁨1.7.0⁩."
                        + " · x (FORM): What nobody has said in Arabic.");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_LANGUAGE)).isEqualTo("ar");
        assertThat(headers.get(HttpHeaders.VARY)).contains(HttpHeaders.ACCEPT_LANGUAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "en,ar;q=0.5", "de", "*", ";;", "a_b"})
    @DisplayName("stays as it is documented for everybody else")
    void inEnglish(String language) {
        assertThat(answered(language.isEmpty() ? null : language, ENGLISH)).isEqualTo(ENGLISH);
        assertThat(headers).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REL-PRC-097 This task is not offered to you, so nothing was changed."
                        + " Ask one of those to whom it is offered."
                        + " | لم تُعرض عليك هذه المهمة، فلم يتغير شيء. اطلب ذلك ممن عُرضت عليه. ⁨REL-PRC-097⁩",
                "assignee (PRIN-01): The task is assigned to qa. Let them release it first."
                        + " | assignee (PRIN-01): المهمة مسندة إلى ⁨qa⁩. ليتركها أولًا."
            })
    @DisplayName("of a claim is told in Arabic, too")
    void ofAClaim(String english, String arabic) {
        assertThat(answered("ar", english)).isEqualTo(arabic);
    }

    @Test
    @DisplayName("without words stays without")
    void withoutWords() {
        assertThat(answered("ar", null)).isNull();
    }

    private @Nullable String answered(@Nullable String language, @Nullable String message) {
        ExceptionDto refusal = new ExceptionDto();
        refusal.setMessage(message);
        ContainerRequestContext request = mock(ContainerRequestContext.class);
        when(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)).thenReturn(language);
        ContainerResponseContext response = mock(ContainerResponseContext.class);
        when(response.getEntity()).thenReturn(refusal);
        when(response.getHeaders()).thenReturn(headers);

        new ArabicRefusals().filter(request, response);

        return refusal.getMessage();
    }
}
