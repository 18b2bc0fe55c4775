package com.maqsafy.releases.process;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.message.internal.HeaderValueException;
import org.glassfish.jersey.message.internal.MessageBodyProviderNotFoundException;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures of Camunda's REST and of its web applications' interfaces as {@link CallFailure} judges them, in Camunda's own
 * shape {@code {type, message, code}}. Camunda itself answers 500 to whatever is none of four types, also to a duty that
 * is refused, and to a task that somebody else has just completed.
 *
 * <p>Found by Jersey in every one of Camunda's applications (META-INF/services), and asked before Camunda's own mappers.
 */
public final class RestFailures implements AutoDiscoverable {

    private static final Logger LOG = LoggerFactory.getLogger(RestFailures.class);
    private static final int BEFORE_CAMUNDAS = Priorities.USER - 1000;

    @Override
    public void configure(FeatureContext context) {
        context.register(new OfTheEngine(), BEFORE_CAMUNDAS)
                .register(new OfRest(), BEFORE_CAMUNDAS)
                .register(new OfUnreadableJson(), BEFORE_CAMUNDAS)
                .register(new OfJsonThatDoesNotFit(), BEFORE_CAMUNDAS)
                .register(new OfAnything(), BEFORE_CAMUNDAS)
                .register(new FetchOfAWebApplication())
                .register(new ArabicRefusals())
                .register(new KnownQueries());
    }

    private static final class OfTheEngine implements ExceptionMapper<ProcessEngineException> {

        @Override
        public Response toResponse(ProcessEngineException failure) {
            return judged(failure);
        }
    }

    private static final class OfRest implements ExceptionMapper<RestException> {

        @Override
        public Response toResponse(RestException failure) {
            Throwable cause = failure.getCause();
            // Camunda calls a refused comment one without parameters.
            if (cause instanceof AuthorizationException) {
                return judged(cause);
            }
            // A hidden thing and one that is not there are told in the same words, whoever notices.
            // Some of Camunda's classes keep of what they caught the message only, and call it an error of their own.
            if (failure.getStatus() == Response.Status.NOT_FOUND
                    || CallerCommands.NOTHING_FOUND.equals(failure.getMessage())
                    || (cause != null && CallFailure.of(cause) == CallFailure.ABSENT)) {
                return answer(CallFailure.ABSENT.status(), dto(CallFailure.ABSENT, failure));
            }
            // Camunda decided about everything but a lost race and what it calls an error of its own.
            if (cause != null && CallFailure.of(cause) == CallFailure.CONFLICT) {
                return judged(failure, cause);
            }
            if (failure.getStatus() != null && failure.getStatus() != Response.Status.INTERNAL_SERVER_ERROR) {
                return CallFailure.refusal(failure).isPresent()
                        ? answer(failure.getStatus().getStatusCode(), dto(CallFailure.INVALID, failure))
                        : ExceptionHandlerHelper.getInstance().getResponse(failure);
            }
            return judged(failure, cause == null ? failure : cause);
        }
    }

    /** Camunda's own mappers of these two answer with an empty message. */
    private static final class OfUnreadableJson implements ExceptionMapper<JsonParseException> {

        @Override
        public Response toResponse(JsonParseException failure) {
            return unreadable(failure, "");
        }
    }

    private static final class OfJsonThatDoesNotFit implements ExceptionMapper<JsonMappingException> {

        @Override
        public Response toResponse(JsonMappingException failure) {
            // What fails while an answer is written is nobody's body.
            if (failure.getProcessor() instanceof JsonGenerator) {
                return fault(failure);
            }
            String member = failure.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                    .collect(Collectors.joining("."));
            return unreadable(failure, member.isEmpty() ? "" : ", member " + member);
        }
    }

    /** Waiting for work needs what the filters of the web applications do not let through, and nobody does it there. */
    private static final class FetchOfAWebApplication implements ContainerRequestFilter {

        @Context
        private @Nullable HttpServletRequest request;

        @Override
        public void filter(ContainerRequestContext context) {
            if (request != null
                    && !request.isAsyncSupported()
                    && context.getUriInfo().getPath().endsWith("external-task/fetchAndLock")) {
                context.abortWith(
                        refused(403, "REL-PRC-092 External tasks are not fetched through a web application."));
            }
        }
    }

    private static final class OfAnything implements ExceptionMapper<Throwable> {

        @Override
        public Response toResponse(Throwable failure) {
            if (failure instanceof ParamException.PathParamException) {
                return answer(404, dto(CallFailure.ABSENT, failure));
            }
            if (failure instanceof ParamException parameter) {
                return refused(
                        400,
                        "REL-PRC-086 The value of " + parameter.getParameterName()
                                + " is not of the type that it must be, a number or a date for instance.");
            }
            if (failure instanceof HeaderValueException) {
                return refused(
                        400,
                        "REL-PRC-498 A header cannot be read, Accept-Language or Accept-Encoding for instance. Write it as"
                                + " RFC 9110 has it, or leave it out.");
            }
            if (failure.getCause() instanceof MessageBodyProviderNotFoundException
                    && failure instanceof InternalServerErrorException) {
                return refused(406, "REL-PRC-492 This call has no answer of that type. Ask for application/json.");
            }
            if (failure instanceof WebApplicationException known) {
                return ExceptionHandlerHelper.getInstance().getResponse(known);
            }
            if (failure instanceof IllegalStateException && isNoForm(failure)) {
                return refused(415, "REL-PRC-086 This call takes application/x-www-form-urlencoded.");
            }
            return judged(failure);
        }

        /** Jersey's words for a form that is asked for and was not sent. */
        private static boolean isNoForm(Throwable failure) {
            return Arrays.stream(failure.getStackTrace())
                    .limit(1)
                    .anyMatch(frame -> frame.getClassName().contains(".FormParamValueParamProvider"));
        }
    }

    private static Response unreadable(JsonProcessingException failure, String where) {
        JsonLocation place = failure.getLocation();
        String line = place == null ? "" : ", line " + place.getLineNr() + ", column " + place.getColumnNr();
        return refused(400, "REL-PRC-086 The body is not the JSON that this call takes" + line + where + ".");
    }

    private static Response judged(Throwable failure) {
        return judged(failure, failure);
    }

    /** @param cause what is judged; {@code failure} says it in the interface's words */
    private static Response judged(Throwable failure, Throwable cause) {
        CallFailure kind = CallFailure.of(cause);
        if (kind == CallFailure.FAULT) {
            return fault(failure);
        }
        if (failure instanceof NullPointerException) {
            LOG.debug("Camunda stumbled over what a request lacks", failure);
        }
        ExceptionDto dto = dto(kind, failure);
        if (kind != CallFailure.ABSENT && cause instanceof ProcessEngineException coded) {
            dto.setCode(coded.getCode());
        }
        return answer(kind.status(), dto);
    }

    private static Response fault(Throwable failure) {
        FailureLog.error(LOG, "REL-PRC-087 A call of Camunda's REST failed", failure);
        return answer(CallFailure.FAULT.status(), dto(CallFailure.FAULT, failure));
    }

    static ExceptionDto dto(CallFailure kind, Throwable failure) {
        ExceptionDto dto = failure instanceof DeploymentRefusedException refused
                ? new RefusedDeployment(refused.objections())
                : ExceptionHandlerHelper.getInstance().fromException(failure);
        dto.setMessage(kind.words(failure));
        if (kind == CallFailure.ABSENT) {
            dto.setCode(null);
        }
        if (kind == CallFailure.ABSENT || failure instanceof NullPointerException) {
            dto.setType(InvalidRequestException.class.getSimpleName());
        }
        return dto;
    }

    /** Camunda's shape and, beside the one line that people read, everything that stands against the models. */
    public static final class RefusedDeployment extends ExceptionDto {

        private final List<String> objections;

        RefusedDeployment(List<String> objections) {
            this.objections = objections;
            setType(BadUserRequestException.class.getSimpleName());
        }

        public List<String> getObjections() {
            return objections;
        }
    }

    private static Response refused(int status, String message) {
        return answer(
                status,
                ExceptionDto.fromException(
                        new InvalidRequestException(Response.Status.fromStatusCode(status), message)));
    }

    private static Response answer(int status, ExceptionDto dto) {
        return Response.status(status)
                .entity(dto)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
