package com.maqsafy.releases.board;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The address of the Releases application. Camunda's filter, which comes later, takes every folder for an application of its
 * own and leads from it to one for each engine; this one is a page, and its other addresses lead to it.
 */
@Component
@Order(-50)
class ReleasesApplication extends OncePerRequestFilter {

    private final String address;
    private final Set<String> others;

    ReleasesApplication(@Value("${camunda.bpm.webapp.application-path:/camunda}") String application) {
        this.address = application + "/app/releases/";
        this.others = Set.of(application + "/app/releases", address + "default", address + "default/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (others.contains(path)) {
            response.sendRedirect(request.getContextPath() + address);
        } else if (path.equals(address)) {
            chain.doFilter(page(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private HttpServletRequest page(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return super.getRequestURI() + "releases.html";
            }

            @Override
            public String getServletPath() {
                return address + "releases.html";
            }
        };
    }
}
