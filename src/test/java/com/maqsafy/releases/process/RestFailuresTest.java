package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.glassfish.jersey.message.internal.MessageBodyProviderNotFoundException;
import org.glassfish.jersey.server.ParamException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.ArgumentCaptor;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.GenericTypeResolver;
import org.springframework.test.util.ReflectionTestUtils;

@ExtendWith(OutputCaptureExtension.class)
class RestFailuresTest {

    private final List<Object> registered = new ArrayList<>();

    RestFailuresTest() {
        FeatureContext context = mock(FeatureContext.class);
        when(context.register(any(Object.class), anyInt())).thenAnswer(call -> {
            registered.add(call.getArgument(0));
            return context;
        });
        when(context.register(any(Object.class))).thenAnswer(call -> {
            registered.add(call.getArgument(0));
            return context;
        });
        new RestFailures().configure(context);
    }

    @SuppressWarnings("unchecked")
    private Response answer(Throwable failure) {
        return registered.stream()
                .filter(ExceptionMapper.class::isInstance)
                .filter(mapper -> {
                    Class<?> of = GenericTypeResolver.resolveTypeArgument(mapper.getClass(), ExceptionMapper.class);
                    return of != null && of.isInstance(failure);
                })
                .map(mapper -> ((ExceptionMapper<Throwable>) mapper).toResponse(failure))
                .findFirst()
                .orElseThrow();
    }

    private static String message(Response answer) {
        return ((ExceptionDto) answer.getEntity()).getMessage();
    }

    @Test
    @DisplayName("what is no JSON, or not the JSON of the call, is told with its place")
    void tellsWhereABodyIsWrong() {
        Response noJson = answer(new JsonParseException(null, "Unexpected character"));
        assertThat(noJson.getStatus()).isEqualTo(400);
        assertThat(message(noJson)).isEqualTo("REL-PRC-086 The body is not the JSON that this call takes.");

        Throwable unfit = catchThrowable(() -> new ObjectMapper().readValue("{\"amount\": \"many\"}", Amount.class));
        assertThat(message(answer(unfit)))
                .isEqualTo(
                        "REL-PRC-086 The body is not the JSON that this call takes, line 1, column 12, member amount.");
    }

    private record Amount(int amount) {}

    @Test
    @DisplayName("a parameter of the wrong type is told by its name")
    void tellsWhichParameterIsWrong() {
        Response answer =
                answer(new ParamException.QueryParamException(new IllegalArgumentException(), "maxResults", ""));

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(message(answer))
                .isEqualTo("REL-PRC-086 The value of maxResults is not of the type that it must be, a number or a date"
                        + " for instance.");
    }

    @Test
    @DisplayName("an answer in a type that there is not is no fault")
    void tellsWhatIsAskedForInVain() {
        MessageBodyProviderNotFoundException none = mock(MessageBodyProviderNotFoundException.class);
        Response picture = answer(new InternalServerErrorException(none));
        assertThat(picture.getStatus()).isEqualTo(406);
        assertThat(message(picture)).startsWith("REL-PRC-492 ");
    }

    @Test
    @DisplayName("a fault of ours is told to the log, and to the caller no word of it")
    void keepsAFaultToItself(CapturedOutput output) {
        Response bug = answer(new IllegalArgumentException("secret words"));
        assertThat(bug.getStatus()).isEqualTo(500);
        assertThat(message(bug)).doesNotContain("secret");
        assertThat(output)
                .contains("REL-PRC-087 A call of Camunda's REST failed")
                .contains("secret words");

        Response unwritable =
                answer(JsonMappingException.from(mock(JsonGenerator.class), "an answer that cannot be written"));
        assertThat(unwritable.getStatus()).isEqualTo(500);
    }

    @Test
    @DisplayName("external tasks are not fetched through a web application")
    void fetchesNothingThroughAWebApplication() throws IOException {
        ContainerRequestFilter filter = registered.stream()
                .filter(ContainerRequestFilter.class::isInstance)
                .map(ContainerRequestFilter.class::cast)
                .findFirst()
                .orElseThrow();
        ReflectionTestUtils.setField(filter, "request", mock(HttpServletRequest.class));
        ContainerRequestContext context = mock(ContainerRequestContext.class);
        UriInfo address = mock(UriInfo.class);
        when(context.getUriInfo()).thenReturn(address);
        when(address.getPath()).thenReturn("engine/default/external-task/fetchAndLock");

        filter.filter(context);

        ArgumentCaptor<Response> refused = ArgumentCaptor.forClass(Response.class);
        verify(context).abortWith(refused.capture());
        assertThat(refused.getValue().getStatus()).isEqualTo(403);
        assertThat(message(refused.getValue()))
                .isEqualTo("REL-PRC-092 External tasks are not fetched through a web application.");
    }
}
