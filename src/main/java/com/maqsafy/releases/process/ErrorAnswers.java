package com.maqsafy.releases.process;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartException;

/** Answers what no interface has answered itself: unknown paths, wrong methods, refused logins, and faults. */
@Controller
class ErrorAnswers implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final ErrorShape shape;

    ErrorAnswers(ErrorShape shape) {
        this.shape = shape;
    }

    @RequestMapping("${server.error.path:/error}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Asked for as a page, it is none.
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer told
                ? told
                : HttpStatus.NOT_FOUND.value();
        String path =
                Objects.toString(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), request.getRequestURI());
        String message = Objects.toString(request.getAttribute(RequestDispatcher.ERROR_MESSAGE), "");
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                && isOfParts(failure)) {
            status = HttpStatus.BAD_REQUEST.value();
            message = OddRequests.NO_PARTS;
        } else if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            CallFailure kind = CallFailure.of(failure);
            status = kind.status();
            message = kind.words(failure);
            if (kind == CallFailure.FAULT) {
                FailureLog.error(LOG, "REL-PRC-088 A request failed", failure);
            }
        } else if (status >= HttpStatus.INTERNAL_SERVER_ERROR.value() || message.isBlank()) {
            message = words(status);
        }
        shape.write(request, response, path, status, message);
    }

    /** Parts are told apart before it is known who answers. */
    private static boolean isOfParts(Throwable failure) {
        return CallFailure.chain(failure).stream().anyMatch(MultipartException.class::isInstance);
    }

    private static String words(int status) {
        @Nullable HttpStatus known = HttpStatus.resolve(status);
        return switch (known == null ? HttpStatus.BAD_REQUEST : known) {
            case UNAUTHORIZED -> "Sign in: user or password is missing or wrong.";
            case FORBIDDEN -> "This is not open to you.";
            case NOT_FOUND -> "There is nothing at this address.";
            case METHOD_NOT_ALLOWED -> "This address does not take this method.";
            case BAD_REQUEST -> "The request cannot be understood.";
            default ->
                status >= HttpStatus.INTERNAL_SERVER_ERROR.value()
                        ? "REL-PRC-088 Something went wrong; see the application's log."
                        : "The request is refused.";
        };
    }
}
