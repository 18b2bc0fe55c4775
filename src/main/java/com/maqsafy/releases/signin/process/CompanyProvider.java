package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.signin.Accounts;
import com.maqsafy.releases.signin.SignInSettings;
import com.maqsafy.releases.signin.SignInSettings.Oidc;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The company's OpenID Connect provider. It is asked for its configuration when somebody first signs in, so that the
 * application starts without it.
 */
@Component
class CompanyProvider {

    /** What the provider is called in addresses. */
    static final String ID = "company";

    private final Oidc settings;
    private final CompanyAccounts company;
    private final Accounts accounts;

    CompanyProvider(SignInSettings settings, CompanyAccounts company, Accounts accounts) {
        this.settings = settings.oidc();
        this.company = company;
        this.accounts = accounts;
    }

    /** Whether people sign in there. */
    boolean on() {
        return settings.on();
    }

    ClientRegistrationRepository registrations() {
        Supplier<ClientRegistration> found = SingletonSupplier.of(this::registration);
        return id -> ID.equals(id) ? found.get() : null;
    }

    private ClientRegistration registration() {
        ClientRegistration.Builder found;
        try {
            found = ClientRegistrations.fromIssuerLocation(settings.issuer());
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ProviderAwayException(e);
        }
        return found.registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .build();
    }

    /** Takes tokens of programs that this provider signed for this application, and that have not expired. */
    AuthenticationProvider tokens() {
        JwtAuthenticationProvider tokens = new JwtAuthenticationProvider(decoder());
        tokens.setJwtAuthenticationConverter(this::account);
        return new AuthenticationProvider() {
            @Override
            public Authentication authenticate(Authentication attempt) {
                try {
                    return tokens.authenticate(attempt);
                } catch (JwtDecoderInitializationException | AuthenticationServiceException e) {
                    throw new ProviderAwayException(e);
                }
            }

            @Override
            public boolean supports(Class<?> type) {
                return tokens.supports(type);
            }
        };
    }

    private JwtDecoder decoder() {
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(settings.issuer()).build();
            decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                    List.of(new JwtIssuerValidator(settings.issuer()), audience())));
            return decoder;
        });
    }

    OAuth2TokenValidator<Jwt> audience() {
        return token -> {
            List<String> audience = new ArrayList<>();
            if (token.getAudience() != null) {
                audience.addAll(token.getAudience());
            }
            if (token.getClaim("azp") instanceof String party) {
                audience.add(party);
            }
            return audience.contains(settings.expectedAudience())
                    ? OAuth2TokenValidatorResult.success()
                    : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                            "invalid_token",
                            "REL-SGN-026 The token is not for this application. Ask for the audience "
                                    + settings.expectedAudience() + ".",
                            null));
        };
    }

    /** The account of a token of a program, with the roles that it has now. */
    private AbstractAuthenticationToken account(Jwt token) {
        String account = company.signIn(token.getClaims(), token.getIssuedAt());
        List<GrantedAuthority> groups = AuthorityUtils.createAuthorityList(accounts.groups(account));
        return new JwtAuthenticationToken(token, groups, account);
    }
}
