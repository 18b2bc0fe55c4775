package com.maqsafy.releases.hotfix;

import com.maqsafy.releases.release.ReleaseRequest;
import java.util.List;

/** Requests of which only the type, the previous version and the incident matter. */
final class Requests {

    private Requests() {}

    static ReleaseRequest of(String type, String previousVersion, ReleaseRequest.Incident incident) {
        return new ReleaseRequest(
                "canteen-api",
                "1.4.2",
                type,
                "fix",
                "hotfix/1.4.2",
                "Logins work again",
                List.of("Login"),
                List.of("backend"),
                List.of("auth"),
                List.of("MAQ-7"),
                "none known",
                previousVersion,
                "",
                "",
                "",
                false,
                incident);
    }
}
