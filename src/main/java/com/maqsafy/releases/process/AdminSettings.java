package com.maqsafy.releases.process;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator ({@code releases.admin.*}), made when there is no user of that id.
 *
 * @param id user id
 * @param password the first password; give it by environment
 */
@ConfigurationProperties("releases.admin")
record AdminSettings(
        @DefaultValue("admin") String id, @Nullable String password) {

    @Override
    public String toString() {
        return "AdminSettings[" + id + "]";
    }
}
