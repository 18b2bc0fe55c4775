package com.maqsafy.releases.signin.process;

import com.maqsafy.releases.signin.ApiToken;
import com.maqsafy.releases.signin.ByToken;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that acts for an account. */
final class TokenAuthentication extends AbstractAuthenticationToken implements ByToken {

    private static final long serialVersionUID = 1L;

    private final transient ApiToken token;

    TokenAuthentication(ApiToken token, Set<String> groups) {
        super(AuthorityUtils.createAuthorityList(groups));
        this.token = token;
        setAuthenticated(true);
    }

    @Override
    public ApiToken token() {
        return token;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return token.account();
    }
}
