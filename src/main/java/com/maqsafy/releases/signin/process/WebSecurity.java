package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.person.Roles;
import com.maqsafy.releases.process.AccountGroups;
import com.maqsafy.releases.process.ApiDocsSettings;
import com.maqsafy.releases.signin.AccountStates;
import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.ApiTokens;
import com.maqsafy.releases.signin.PasswordSignIn;
import com.maqsafy.releases.signin.SignInSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets in: HTTP Basic against Camunda's identities, tokens of ours and of the company's provider for our REST and
 * Camunda's REST; Camunda's own session for its web applications, begun by its form or at the provider; and nobody for the
 * pages that create a first administrator (CVE-2026-77226).
 */
@Configuration
@EnableScheduling
class WebSecurity {

    // Matched by path alone: Camunda's REST is a servlet of its own, which patterns of Spring MVC do not see.
    private static final List<RequestMatcher> REST = Stream.of(
                    "/api/**", "/engine-rest/**", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml")
            .map(PathPatternRequestMatcher.withDefaults()::matcher)
            .map(RequestMatcher.class::cast)
            .toList();

    private static final List<RequestMatcher> HEALTH = List.of(
            PathPatternRequestMatcher.withDefaults().matcher("/actuator/health"),
            PathPatternRequestMatcher.withDefaults().matcher("/actuator/health/**"));

    private static final RequestMatcher METRICS =
            PathPatternRequestMatcher.withDefaults().matcher("/actuator/prometheus/**");

    /** What was built, and of what. */
    private static final RequestMatcher BUILD =
            new OrRequestMatcher(Stream.of("/actuator", "/actuator/info/**", "/actuator/sbom/**")
                    .map(PathPatternRequestMatcher.withDefaults()::matcher)
                    .map(RequestMatcher.class::cast)
                    .toList());

    private static final RequestMatcher API_DOCS =
            new OrRequestMatcher(Stream.of("/swagger-ui.html", "/swagger-ui/**", "/webjars/swagger-ui/**")
                    .map(PathPatternRequestMatcher.withDefaults()::matcher)
                    .map(RequestMatcher.class::cast)
                    .toList());

    /**
     * Before the logins, so that {@link PasswordSignIn} knows whose request it is. The one that Spring Boot makes for
     * Jersey comes after them.
     */
    @Bean
    OrderedRequestContextFilter requestContextFilter() {
        return new OrderedRequestContextFilter();
    }

    /** Health answers everybody, also with a login that cannot be checked because the database is away. */
    @Bean
    @Order(0)
    SecurityFilterChain health(HttpSecurity http, IdentityService identity) throws Exception {
        return http.securityMatcher(new OrRequestMatcher(HEALTH))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(r -> r.anyRequest().permitAll())
                // Without an entry point a failed login is nobody's login.
                .addFilterAt(
                        new BasicAuthenticationFilter(new ProviderManager(List.of(sparing(provider(identity))))),
                        BasicAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationProvider sparing(AuthenticationProvider provider) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                try {
                    return provider.authenticate(attempt);
                } catch (AuthenticationException e) {
                    throw e;
                } catch (RuntimeException e) {
                    throw new AuthenticationServiceException("The login cannot be checked now.", e);
                }
            }

            @Override
            public boolean supports(Class<?> type) {
                return provider.supports(type);
            }
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain rest(
            HttpSecurity http,
            IdentityService identity,
            PasswordSignIn passwords,
            ApiTokens tokens,
            Accounts accounts,
            CompanyProvider company)
            throws Exception {
        http.securityMatcher(new OrRequestMatcher(REST))
                .authenticationManager(new ProviderManager(List.of(provider(identity))))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(r -> r.requestMatchers(
                                request -> hasSegment(request.getRequestURI(), "telemetry")
                                        || (hasSegment(request.getRequestURI(), "engine-rest")
                                                && hasSegment(request.getRequestURI(), "metrics")))
                        .denyAll()
                        .requestMatchers(METRICS)
                        .hasAuthority(Roles.MONITORING)
                        .requestMatchers(BUILD)
                        .authenticated()
                        .requestMatchers(
                                PathPatternRequestMatcher.withDefaults().matcher("/actuator/**"))
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new ThrottleFilter(passwords), BasicAuthenticationFilter.class)
                .addFilterBefore(new TokenFilter(tokens, accounts), ThrottleFilter.class)
                .addFilterAfter(new EngineAuthentication(identity), AuthorizationFilter.class);
        if (company.on()) {
            // After HTTP Basic, which stays what whoever sends nothing is asked for.
            http.oauth2ResourceServer(server -> server.bearerTokenResolver(WebSecurity::companyToken)
                    .authenticationEntryPoint(new CompanyTokenRefusals())
                    .jwt(jwt -> jwt.authenticationManager(new ProviderManager(company.tokens()))));
        }
        return http.build();
    }

    /** The page that describes the API: files only, framed by nobody; what it shows asks for a login. */
    @Bean
    @Order(2)
    SecurityFilterChain apiDocs(HttpSecurity http, ApiDocsSettings settings) throws Exception {
        return http.securityMatcher(API_DOCS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .contentSecurityPolicy(policy -> policy.policyDirectives("frame-ancestors 'none'")))
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .authorizeHttpRequests(r -> {
                    if (settings.enabled()) {
                        r.anyRequest().permitAll();
                    } else {
                        r.anyRequest().denyAll();
                    }
                })
                .build();
    }

    private static @Nullable String companyToken(HttpServletRequest request) {
        return TokenFilter.secret(request).isPresent() ? null : new DefaultBearerTokenResolver().resolve(request);
    }

    @Bean
    @Order(3)
    SecurityFilterChain webApplications(
            HttpSecurity http,
            IdentityService identity,
            PasswordSignIn passwords,
            SignInSettings settings,
            AccountStates states,
            Clock clock,
            CompanyProvider company,
            CompanyPages pages)
            throws Exception {
        http.addFilterBefore(new ThrottleFilter(passwords), LogoutFilter.class)
                .addFilterBefore(new WebSessions(settings, states, clock), ThrottleFilter.class);
        if (company.on()) {
            pages.configure(http);
            http.addFilterAfter(pages.redirect(), WebSessions.class);
        }
        // Camunda's web applications bring their own login, CSRF protection and headers.
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(
                        company.on() ? SessionCreationPolicy.IF_REQUIRED : SessionCreationPolicy.NEVER))
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
                        .accessDeniedHandler(new AccessDeniedHandlerImpl()))
                .authorizeHttpRequests(r -> r.requestMatchers(request -> hasSegment(request.getRequestURI(), "setup")
                                || hasSegment(request.getRequestURI(), "telemetry")
                                || hasSegment(request.getRequestURI(), "metrics")
                                || (hasSegment(request.getRequestURI(), "called-process-definitions")
                                        && !isConfidant(identity, request)))
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    /** Whether whoever is signed in in the session may know of restricted releases. */
    private static boolean isConfidant(IdentityService identity, HttpServletRequest request) {
        List<String> people = WebSessions.signedIn(request);
        return !people.isEmpty()
                && people.stream()
                        .noneMatch(
                                person -> Collections.disjoint(AccountGroups.of(identity, person), Roles.CONFIDANTS));
    }

    /**
     * Any path with a segment, however it is written: {@code setup}, because an administrator comes from settings only,
     * {@code telemetry} and {@code metrics}, because the engine would count there what restricted releases do, and Cockpit's
     * {@code called-process-definitions}, which tells what any running instance calls just now, those of restricted releases too.
     */
    private static boolean hasSegment(String uri, String closed) {
        String path = java.net.URLDecoder.decode(uri.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8)
                .toLowerCase(java.util.Locale.ROOT);
        for (String segment : path.split("[/;\\\\]")) {
            if (segment.equals(closed)) {
                return true;
            }
        }
        return false;
    }

    private static AuthenticationProvider provider(IdentityService identity) {
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                String user = attempt.getName();
                if (attempt.getCredentials() == null
                        || !identity.checkPassword(
                                user, attempt.getCredentials().toString())) {
                    throw new BadCredentialsException("User or password is wrong.");
                }
                var groups = AccountGroups.of(identity, user).stream()
                        .map(SimpleGrantedAuthority::new)
                        .toList();
                return UsernamePasswordAuthenticationToken.authenticated(user, null, groups);
            }

            @Override
            public boolean supports(Class<?> type) {
                return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
            }
        };
    }
}
