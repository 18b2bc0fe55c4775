package com.maqsafy.releases.board;

import com.maqsafy.releases.process.SignedInUser;
import com.maqsafy.releases.release.People;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Opens those operations of REST that the Releases application uses to the session of the web applications: the same
 * request, judged and answered by the same classes as {@code /api}, for the person who is signed in. Camunda's filters before
 * it establish the session and ask for the CSRF token; every other operation stays closed here.
 */
@RestController
@RequestMapping("${camunda.bpm.webapp.application-path:/camunda}/api/rest")
class SessionRestController {

    private final String here;
    private final SignedInUser signedIn;
    private final People people;

    SessionRestController(
            @Value("${camunda.bpm.webapp.application-path:/camunda}") String application,
            SignedInUser signedIn,
            People people) {
        this.here = application + "/api/rest/";
        this.signedIn = signedIn;
        this.people = people;
    }

    @GetMapping({
        "/services",
        "/services/{service}/branches",
        "/services/{service}/readiness",
        "/overview",
        "/search/releases",
        "/suspicions",
        "/retention"
    })
    void read(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        forward(request, response);
    }

    @PostMapping({
        "/releases",
        "/releases/{key}/withdrawal",
        "/releases/{key}/rework",
        "/releases/{key}/planned-time",
        "/releases/{key}/comments",
        "/deputies",
        "/suspicions/notes",
        "/retention/holds",
        "/retention/holds/{id}/lift"
    })
    void act(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        forward(request, response);
    }

    @DeleteMapping("/deputies/{id}")
    void end(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        forward(request, response);
    }

    private void forward(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String user = signedIn.id()
                .orElseThrow(() -> new BoardRefusedException(
                        HttpStatus.UNAUTHORIZED,
                        "REL-BRD-002 Nobody is signed in. Sign in to Tasklist and open this page again."));
        String path = request.getRequestURI()
                .substring(request.getContextPath().length())
                .substring(here.length());
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext caller = SecurityContextHolder.createEmptyContext();
        caller.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                user,
                null,
                people.roles(user).stream().map(SimpleGrantedAuthority::new).toList()));
        SecurityContextHolder.setContext(caller);
        // What was read from this request's address would be taken for the other's.
        ServletRequestPathUtils.clearParsedRequestPath(request);
        try {
            request.getRequestDispatcher("/api/" + path).forward(request, response);
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }
}
