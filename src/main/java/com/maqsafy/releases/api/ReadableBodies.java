package com.maqsafy.releases.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.maqsafy.releases.process.Violation;
import com.maqsafy.releases.release.ReleaseCommands;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.http.converter.json.MappingJacksonInputMessage;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that cannot be meant, with everything that is wrong with it at once: what the call has not, what is of
 * another kind, and text that does not read as it is, as forms refuse it: it would stand in the ledger for good, and on pages
 * and consoles. Of a request to start a release the rules are asked as well, about everything that could be read.
 */
@ControllerAdvice
class ReadableBodies extends RequestBodyAdviceAdapter {

    private static final int LONGEST = 1 << 20;
    private static final String TITLE = "The body cannot be read";

    private final ObjectProvider<ReleaseCommands> commands;

    ReadableBodies(ObjectProvider<ReleaseCommands> commands) {
        this.commands = commands;
    }

    @Override
    public boolean supports(MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
        return parameter.getParameterType().isRecord()
                && AbstractJackson2HttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        byte[] body = message.getBody().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new BadRequestException(
                    TITLE, "REL-API-163 The body is larger than " + LONGEST + " bytes. Send less at once.");
        }
        JsonNode read = tree(body);
        if (read instanceof ObjectNode members) {
            refuse(wrong(parameter.getParameterType(), members));
        }
        return new MappingJacksonInputMessage(new ByteArrayInputStream(body), message.getHeaders());
    }

    /** What is no JSON is refused by the converter, in its words. */
    private static JsonNode tree(byte[] body) {
        try {
            return BodyShape.read(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private List<Violation> wrong(Class<?> type, ObjectNode members) {
        if (type != StartBody.class) {
            return BodyShape.judge(type, members, true);
        }
        // Its texts are judged by its form, which names the policy items.
        List<Violation> wrong = BodyShape.judge(type, members, false);
        if (wrong.isEmpty()) {
            return wrong;
        }
        StartBody readable = StartBody.of(
                members.deepCopy().remove(wrong.stream().map(Violation::field).toList()));
        return Violation.andOfOtherFields(wrong, commands.getObject().judge(readable.request()));
    }

    private static void refuse(List<Violation> wrong) {
        if (!wrong.isEmpty()) {
            throw new BadRequestException(TITLE, wrong);
        }
    }
}
