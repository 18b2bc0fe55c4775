package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.approval.SecondFactorSettings;
import com.maqsafy.releases.signin.SignInRecords;
import com.maqsafy.releases.signin.SignInTime;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.camunda.bpm.webapp.impl.util.ServletContextUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.HtmlUtils;

/**
 * Sign-in and sign-out of the web applications at the company's provider: authorization code with PKCE, state and nonce.
 * Whoever comes back is signed in to Camunda's own session, in which everything goes on as after its login form, its
 * protection against forged requests included.
 */
@Component
class CompanyPages {

    /** With this parameter a page shows Camunda's own form, for the break-glass accounts. */
    static final String LOCAL = "local";

    /** Ends the session, here and at the provider. */
    static final String SIGN_OUT = "/sign-out";

    /** Answers 204 where sign-in is at a provider; the web applications' script asks. */
    static final String IN_USE = "/sign-in/company";

    /** Signs somebody in again with a second factor, and leads to a task. */
    static final String AGAIN = "/sign-in/second-factor";

    private static final String TASK = "task";
    private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String TARGET = CompanyPages.class.getName() + ".target";
    private static final String TASK_PAGE = "/camunda/app/tasklist/default/#/?task=";

    private static final Logger LOG = LoggerFactory.getLogger(CompanyPages.class);
    private static final String START =
            OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI + "/" + CompanyProvider.ID;
    private static final String FIRST_PAGE = "/camunda/app/welcome/default/";

    private final CompanyProvider provider;
    private final CompanyAccounts company;
    private final ProcessEngine engine;
    private final SecondFactorSettings secondFactor;
    private final SignInRecords records;
    private final Clock clock;
    private final HttpSessionRequestCache asked = new HttpSessionRequestCache();

    CompanyPages(
            CompanyProvider provider,
            CompanyAccounts company,
            ProcessEngine engine,
            SecondFactorSettings secondFactor,
            SignInRecords records,
            Clock clock) {
        this.provider = provider;
        this.company = company;
        this.engine = engine;
        this.secondFactor = secondFactor;
        this.records = records;
        this.clock = clock;
        asked.setMatchingRequestParameterName(null);
    }

    void configure(HttpSecurity http) throws Exception {
        ClientRegistrationRepository registrations = provider.registrations();
        var requests = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        signedOut.setPostLogoutRedirectUri("{baseUrl}" + FIRST_PAGE);
        signedOut.setDefaultTargetUrl(SIGN_OUT);
        signedOut.setRedirectStrategy((request, response, address) -> goOn(response, address));
        http.oauth2Login(login -> login.clientRegistrationRepository(registrations)
                        .loginPage(START)
                        .authorizationEndpoint(e -> e.authorizationRequestResolver(withSecondFactor(requests)))
                        .userInfoEndpoint(e -> e.oidcUserService(this::person))
                        .successHandler(this::signedIn)
                        .failureHandler(this::failed)
                        .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O toProvider) {
                                toProvider.setAuthenticationFailureHandler(CompanyPages.this::failed);
                                return toProvider;
                            }
                        }))
                .logout(logout -> logout.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults()
                                .matcher(org.springframework.http.HttpMethod.POST, SIGN_OUT))
                        .logoutSuccessHandler(signedOut));
    }

    /** Whoever is to use a second factor is asked for it by {@code acr_values} (OpenID Connect Core 1.0, section 3.1.2.1). */
    private OAuth2AuthorizationRequestResolver withSecondFactor(OAuth2AuthorizationRequestResolver requests) {
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return asking(request, requests.resolve(request));
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
                return asking(request, requests.resolve(request, registration));
            }
        };
    }

    private @Nullable OAuth2AuthorizationRequest asking(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest made) {
        HttpSession session = request.getSession(false);
        return made == null || session == null || session.getAttribute(TARGET) == null || !secondFactor.demanded()
                ? made
                : OAuth2AuthorizationRequest.from(made)
                        .additionalParameters(more -> more.put("acr_values", String.join(" ", secondFactor.acr())))
                        .build();
    }

    private OidcUser person(OidcUserRequest request) throws OAuth2AuthenticationException {
        OidcUser user = new OidcUserService().loadUser(request);
        String account =
                company.signIn(CompanyAccounts.both(request.getIdToken().getClaims(), user.getClaims()), null);
        return new Person(user, account);
    }

    /** Somebody of the provider, called as the account is. */
    private static final class Person extends DefaultOidcUser {

        private static final long serialVersionUID = 1L;

        private final String account;

        Person(OidcUser user, String account) {
            super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
            this.account = account;
        }

        @Override
        public String getName() {
            return account;
        }

        @Override
        public boolean equals(Object other) {
            return super.equals(other) && other instanceof Person person && person.account.equals(account);
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + account.hashCode();
        }
    }

    private void signedIn(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException {
        HttpSession session = request.getSession();
        UserAuthentication signedIn = AuthenticationUtil.createAuthentication(engine, person.getName());
        signedIn.setCacheValidationTime(ServletContextUtil.getAuthCacheValidationTime(request.getServletContext()));
        Authentications all = AuthenticationUtil.getAuthsFromSession(session);
        all.addOrReplace(signedIn);
        AuthenticationUtil.updateSession(session, all);
        SignInTime.remember(session, clock.instant());
        RequestAssurance.remember(session, person.getName(), acr(person));
        records.signedIn(person.getName(), "company", request.getRemoteAddr());
        if (session.getAttribute(TARGET) instanceof String target) {
            session.removeAttribute(TARGET);
            response.sendRedirect(request.getContextPath() + target);
            return;
        }
        SavedRequest wanted = asked.getRequest(request, response);
        asked.removeRequest(request, response);
        response.sendRedirect(
                Optional.ofNullable(wanted).map(CompanyPages::address).orElse(request.getContextPath() + FIRST_PAGE));
    }

    /** The page that was asked for; of a task, with what Tasklist reads behind the hash and no server is sent. */
    private static String address(SavedRequest wanted) {
        String[] tasks = wanted.getParameterValues(TASK);
        return tasks != null && tasks.length == 1 && TASK_ID.matcher(tasks[0]).matches()
                ? wanted.getRedirectUrl() + "#/?task=" + tasks[0]
                : wanted.getRedirectUrl();
    }

    private static String acr(Authentication person) {
        return person.getPrincipal() instanceof OidcUser user && user.getAuthenticationContextClass() != null
                ? user.getAuthenticationContextClass()
                : "";
    }

    void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException error)
            throws IOException {
        if (ProviderAwayException.is(error)) {
            LOG.error("{} A person could not sign in.", ProviderAwayException.MESSAGE, error);
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            page(
                    response,
                    HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    "Sign-in is not available.",
                    ProviderAwayException.MESSAGE);
            return;
        }
        LOG.warn("REL-SGN-027 A sign-in at the company failed: {}", error.getMessage());
        boolean ours = String.valueOf(error.getMessage()).startsWith("REL-SGN-");
        page(
                response,
                HttpServletResponse.SC_UNAUTHORIZED,
                "You are not signed in.",
                ours
                        ? String.valueOf(error.getMessage())
                        : "The company's sign-in did not work. The application's log says why.");
    }

    /** Sends whoever opens a page without being signed in to the provider, and back to that page afterwards. */
    OncePerRequestFilter redirect() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                String path = request.getRequestURI()
                        .substring(request.getContextPath().length());
                if (path.equals(IN_USE)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else if (path.equals(AGAIN) && request.getMethod().equals("GET")) {
                    String task =
                            Optional.ofNullable(request.getParameter(TASK)).orElse("");
                    request.getSession()
                            .setAttribute(TARGET, TASK_ID.matcher(task).matches() ? TASK_PAGE + task : FIRST_PAGE);
                    response.sendRedirect(request.getContextPath() + START);
                } else if (path.equals(SIGN_OUT) && request.getMethod().equals("GET")) {
                    page(
                            response,
                            HttpServletResponse.SC_OK,
                            "You are signed out here.",
                            "The company's sign-in may still know you.");
                } else if (page(request, path) && WebSessions.signedIn(request).isEmpty()) {
                    asked.saveRequest(request, response);
                    response.sendRedirect(request.getContextPath() + START);
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    /**
     * Leads a browser on by a page: Camunda's web applications let their forms be sent to this application only
     * ({@code form-action 'self'}), and a browser takes a redirect of the answer for such a sending.
     */
    private static void goOn(HttpServletResponse response, String address) throws IOException {
        String target = HtmlUtils.htmlEscape(address);
        // The address holds the token that says whose session at the provider ends.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        html(response, HttpServletResponse.SC_OK, """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>You are signed out here.</title>
                <meta http-equiv="refresh" content="0;url=%s">
                <h1>You are signed out here.</h1><p><a href="%s">Sign out at the company too</a></p></html>
                """.formatted(target, target));
    }

    private static boolean page(HttpServletRequest request, String path) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && path.startsWith("/camunda/app/")
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && request.getParameter(LOCAL) == null;
    }

    private static void page(HttpServletResponse response, int status, String title, String text) throws IOException {
        html(response, status, """
                <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>%s</title>
                <h1>%s</h1><p>%s</p><p><a href="%s">Sign in</a></p></html>
                """.formatted(title, title, HtmlUtils.htmlEscape(text), FIRST_PAGE));
    }

    private static void html(HttpServletResponse response, int status, String page) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
