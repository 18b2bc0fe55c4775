package com.maqsafy.releases.browser;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * The OpenID Connect provider of a company, in the test's JVM on {@code localhost} (another host than the application's
 * 127.0.0.1, so that cookies do not mix). It demands PKCE. Passwords of its people are {@code company}.
 */
final class CompanyIdentityProvider implements AutoCloseable {

    static final String CLIENT = "releases";
    static final String SECRET = "client-secret";

    /** Who is in which groups, for the claim. */
    private static final Map<String, List<String>> GROUPS = new ConcurrentHashMap<>();

    /** The {@code acr_values} of the last person who signed in; blank for none. */
    private static volatile String asked = "";

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();
    private final String issuer;

    /** @param application address of the application */
    CompanyIdentityProvider(int port, String application) {
        issuer = "http://localhost:" + port;
        TestPropertyValues.of(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "issuer=" + issuer,
                        "application=" + application)
                .applyTo(context);
        context.register(Provider.class);
        context.refresh();
    }

    String issuer() {
        return issuer;
    }

    /** What was asked for as {@code acr_values} when somebody signed in last, and said as {@code acr}. */
    String lastAsked() {
        return asked;
    }

    /** Says in which groups somebody is from now on. */
    void groups(String user, String... groups) {
        GROUPS.put(user, List.of(groups));
    }

    @Override
    public void close() {
        context.close();
    }

    /** No configuration by annotation: the application under test would find it and take it for its own. */
    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Provider {

        @Bean
        @Order(1)
        SecurityFilterChain server(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(server.getEndpointsMatcher())
                    .with(server, s -> s.oidc(Customizer.withDefaults()))
                    .oauth2ResourceServer(s -> s.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(r -> r.anyRequest().authenticated())
                    .exceptionHandling(e -> e.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                    .build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain login(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(r -> r.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("sara.ali@example.com")
                            .password("{noop}company")
                            .roles("PERSON")
                            .build(),
                    User.withUsername("emergency")
                            .password("{noop}company")
                            .roles("PERSON")
                            .build());
        }

        @Bean
        RegisteredClientRepository clients(
                @org.springframework.beans.factory.annotation.Value("${application}") String application) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                    .redirectUri(application + "/login/oauth2/code/company")
                    .postLogoutRedirectUri(application + "/camunda/app/welcome/default/")
                    .scope("openid")
                    .scope("profile")
                    .scope("email")
                    .clientSettings(ClientSettings.builder()
                            .requireProofKey(true)
                            .requireAuthorizationConsent(false)
                            .build())
                    .build());
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                String user = token.getPrincipal().getName();
                token.getClaims().claim("preferred_username", user.equals(CLIENT) ? "ci-runner@example.com" : user);
                token.getClaims().claim("given_name", "Sara").claim("family_name", "Ali");
                token.getClaims().claim("groups", GROUPS.getOrDefault(user, List.of()));
                OAuth2AuthorizationRequest request = token.getAuthorization() == null
                        ? null
                        : token.getAuthorization().getAttribute(OAuth2AuthorizationRequest.class.getName());
                asked = request == null
                        ? ""
                        : String.valueOf(request.getAdditionalParameters().getOrDefault("acr_values", ""));
                if (!asked.isEmpty()) {
                    token.getClaims().claim("acr", asked);
                }
            };
        }

        @Bean
        AuthorizationServerSettings settings(
                @org.springframework.beans.factory.annotation.Value("${issuer}") String issuer) {
            return AuthorizationServerSettings.builder().issuer(issuer).build();
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("test")
                    .build()));
        }
    }
}
