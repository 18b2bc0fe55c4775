package com.maqsafy.releases.process;

import com.maqsafy.releases.language.AskedLanguage;
import com.maqsafy.releases.language.OurWords;
import com.maqsafy.releases.language.Sayings;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * What Camunda's REST, and with it Tasklist, refuses, in Arabic to whoever asks for it. The shape stays, and so do fields, items
 * and codes; a sentence that has no Arabic stays as it is.
 */
final class ArabicRefusals implements ContainerResponseFilter {

    /** Between the reasons of one refusal, see {@link SubmissionRefusedException}. */
    private static final Pattern BETWEEN = Pattern.compile(" · (?=\\S+ \\([A-Z][A-Z0-9.-]*\\): )");

    private static final Pattern REASON = Pattern.compile("(\\S+ \\([A-Z][A-Z0-9.-]*\\): )(.+)", Pattern.DOTALL);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof ExceptionDto refusal
                && refusal.getMessage() != null
                && AskedLanguage.isArabic(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))) {
            refusal.setMessage(of(refusal.getMessage()));
            response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, OurWords.ARABIC.toLanguageTag());
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        }
    }

    /** A refusal in Arabic, as far as there is some for it. */
    static String of(String refusal) {
        return Arrays.stream(BETWEEN.split(refusal)).map(ArabicRefusals::reason).collect(Collectors.joining(" · "));
    }

    private static String reason(String text) {
        Matcher reason = REASON.matcher(text);
        return reason.matches()
                ? reason.group(1) + Sayings.in(reason.group(2)).orElse(reason.group(2))
                : Sayings.in(text).orElse(text);
    }
}
