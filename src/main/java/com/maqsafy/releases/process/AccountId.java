package com.maqsafy.releases.process;

import java.util.regex.Pattern;

/** What an account may be called: what people are called at their company, addresses of e-mail too. */
public final class AccountId {

    /** Begins with a letter or a digit; {@code system:} and anything else with a colon is no account. */
    public static final String PATTERN = "[a-zA-Z0-9][a-zA-Z0-9._@+-]*";

    /** As the engine's tables have it. */
    public static final int LONGEST = 64;

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private AccountId() {}

    /** Whether an account may have this id. */
    public static boolean valid(String id) {
        return id.length() <= LONGEST && COMPILED.matcher(id).matches();
    }
}
