package com.maqsafy.releases.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
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
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.message.internal.HeaderValueException;
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

    private static Throwable coded(ProcessEngineException failure) {
        failure.setCode(4711);
        return failure;
    }

    private static String type(Response answer) {
        return ((ExceptionDto) answer.getEntity()).getType();
    }

    @Test
    @DisplayName("what is hidden and what is not there are told in the same words, whoever notices")
    void tellsNothingOfWhatIsHidden() {
        List<Throwable> failures = List.of(
                new RestException(Response.Status.NOT_FOUND, "Task 17 does not exist"),
                new RestException(Response.Status.BAD_REQUEST, "Nothing found with id of this call."),
                new RestException(Response.Status.BAD_REQUEST, new NotFoundException("Task 17"), "Task 17"),
                new ParamException.PathParamException(new IllegalArgumentException(), "id", ""));

        assertThat(failures).extracting(this::answer).allSatisfy(answer -> {
            assertThat(answer.getStatus()).isEqualTo(404);
            assertThat(message(answer)).isEqualTo(CallFailure.ABSENT.words(new IllegalStateException()));
            assertThat(type(answer)).isEqualTo("InvalidRequestException");
            assertThat(((ExceptionDto) answer.getEntity()).getCode()).isNull();
        });
    }

    @Test
    @DisplayName(
            "Camunda's REST keeps its own word, but for lost races, refused rights and what it calls its own error")
    void keepsCamundasWord() {
        Response own = answer(new RestException(Response.Status.BAD_REQUEST, "maxResults is no number"));
        assertThat(own.getStatus()).isEqualTo(400);
        assertThat(message(own)).isEqualTo("maxResults is no number");
        assertThat(type(own)).isEqualTo("RestException");

        Response race = answer(new RestException(
                Response.Status.BAD_REQUEST, new OptimisticLockingException("REL-X moved meanwhile"), "no"));
        assertThat(race.getStatus()).isEqualTo(409);

        Response comment =
                answer(new RestException(Response.Status.BAD_REQUEST, new AuthorizationException("no right"), "no"));
        assertThat(comment.getStatus()).isEqualTo(403);

        Response invalid = answer(new RestException(
                Response.Status.INTERNAL_SERVER_ERROR, new BadUserRequestException("no such variable"), "no"));
        assertThat(invalid.getStatus()).isEqualTo(400);

        Response fault = answer(new RestException(Response.Status.INTERNAL_SERVER_ERROR, "secret"));
        assertThat(fault.getStatus()).isEqualTo(500);
        assertThat(message(fault)).doesNotContain("secret");
    }

    @Test
    @DisplayName("the code that the engine gives a failure is passed on")
    void tellsTheEnginesCode() {
        Response answer = answer(coded(new BadUserRequestException("no such variable")));
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(((ExceptionDto) answer.getEntity()).getCode()).isEqualTo(4711);

        Response absent = answer(coded(new NotFoundException("no task 17")));
        assertThat(absent.getStatus()).isEqualTo(404);
        assertThat(((ExceptionDto) absent.getEntity()).getCode()).isNull();
    }

    @Test
    @DisplayName("a header that cannot be read, a form that was not sent, an answer of JAX-RS")
    void tellsWhatTheRequestLacks() {
        Response header = answer(new HeaderValueException("q=many", HeaderValueException.Context.INBOUND));
        assertThat(header.getStatus()).isEqualTo(400);
        assertThat(message(header)).startsWith("REL-PRC-498 ");

        IllegalStateException noForm = new IllegalStateException("no form");
        noForm.setStackTrace(new StackTraceElement[] {
            new StackTraceElement("org.glassfish.jersey.server.FormParamValueParamProvider", "form", "F.java", 1)
        });
        Response form = answer(noForm);
        assertThat(form.getStatus()).isEqualTo(415);
        assertThat(message(form)).startsWith("REL-PRC-086 This call takes application/x-www-form-urlencoded.");

        assertThat(answer(new IllegalStateException("another")).getStatus()).isEqualTo(500);
        assertThat(answer(new jakarta.ws.rs.NotAllowedException("GET")).getStatus())
                .isEqualTo(405);
        assertThat(answer(new InternalServerErrorException(new IllegalStateException()))
                        .getStatus())
                .isEqualTo(500);
    }

    @Test
    @DisplayName("other calls of a web application go through, and so does fetching over the REST interface")
    void fetchesOverTheInterfaceMadeForIt() throws IOException {
        assertThat(fetch("engine/default/task", false)).isFalse();
        assertThat(fetch("engine/default/external-task/fetchAndLock", true)).isFalse();
        assertThat(fetch("engine/default/external-task/fetchAndLock", false)).isTrue();
    }

    private boolean fetch(String path, boolean waits) throws IOException {
        ContainerRequestFilter filter = registered.stream()
                .filter(ContainerRequestFilter.class::isInstance)
                .map(ContainerRequestFilter.class::cast)
                .findFirst()
                .orElseThrow();
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.isAsyncSupported()).thenReturn(waits);
        ReflectionTestUtils.setField(filter, "request", request);
        ContainerRequestContext context = mock(ContainerRequestContext.class);
        UriInfo address = mock(UriInfo.class);
        when(context.getUriInfo()).thenReturn(address);
        when(address.getPath()).thenReturn(path);
        List<Response> refused = new ArrayList<>();
        doAnswer(call -> refused.add(call.getArgument(0))).when(context).abortWith(any());
        filter.filter(context);
        return !refused.isEmpty();
    }
}
