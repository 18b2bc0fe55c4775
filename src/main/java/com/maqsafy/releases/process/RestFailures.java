package com.maqsafy.releases.process;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;
import org.glassfish.jersey.server.ParamException;
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
                .register(new OfAnything(), BEFORE_CAMUNDAS);
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
            boolean absent = cause != null && CallFailure.of(cause) == CallFailure.ABSENT;
            // Camunda decided about everything but what it calls an error of its own.
            if (!absent
                    && failure.getStatus() != null
                    && failure.getStatus() != Response.Status.INTERNAL_SERVER_ERROR) {
                return ExceptionHandlerHelper.getInstance().getResponse(failure);
            }
            return cause == null ? fault(failure) : judged(failure, cause);
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
            if (failure instanceof WebApplicationException known) {
                return ExceptionHandlerHelper.getInstance().getResponse(known);
            }
            return judged(failure);
        }
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

    private static ExceptionDto dto(CallFailure kind, Throwable failure) {
        ExceptionDto dto = ExceptionHandlerHelper.getInstance().fromException(failure);
        dto.setMessage(kind.words(failure));
        if (kind == CallFailure.ABSENT) {
            dto.setType(InvalidRequestException.class.getSimpleName());
        }
        return dto;
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
