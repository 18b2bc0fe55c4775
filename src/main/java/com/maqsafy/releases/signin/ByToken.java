package com.maqsafy.releases.signin;

/** An authentication by a token: what it is about must be within the token's scope. */
public interface ByToken {

    /** The token that was sent. */
    ApiToken token();
}
