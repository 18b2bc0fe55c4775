package com.maqsafy.releases.instance;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Safe mode, for everybody, before they sign in. */
@Component
@Order(0)
class SafeModeBanner implements PageBanner {

    private static final String TEXT =
            "Safe mode: this may be a copy of production. Nothing leaves it and nothing can be changed until an"
                    + " administrator and a second person say that it is production (POST /api/instance/claims).";

    private final SafeMode safeMode;

    SafeModeBanner(SafeMode safeMode) {
        this.safeMode = safeMode;
    }

    @Override
    public Optional<String> text(String account) {
        return safeMode.on() ? Optional.of(TEXT) : Optional.empty();
    }
}
