package com.maqsafy.releases.source;

import com.maqsafy.releases.source.SourceSettings.Origin;
import com.maqsafy.releases.source.SourceSettings.Ssh;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Origins as tests want them: what is not said has its default. */
final class Origins {

    static final Ssh NO_SSH = new Ssh("", "", "");

    private static final SourceSettings.Pretend NONE =
            new SourceSettings.Pretend(List.of(), "", Map.of(), Duration.ofMinutes(5));

    private Origins() {}

    static Origin at(String repository) {
        return of(repository, "");
    }

    static Origin at(String repository, List<String> migrations) {
        return new Origin(repository, "v", migrations, Dialect.ANY, NONE, "", NO_SSH, "git", "", "");
    }

    static Origin pretending(SourceSettings.Pretend pretend) {
        return new Origin("unused", "v", List.of(), Dialect.ANY, pretend, "", NO_SSH, "git", "", "");
    }

    static Origin of(String repository, String line) {
        return new Origin(repository, "v", List.of(), Dialect.ANY, NONE, line, NO_SSH, "git", "", "");
    }

    static Origin ssh(String repository, Ssh ssh) {
        return new Origin(repository, "v", List.of(), Dialect.ANY, NONE, "", ssh, "git", "", "");
    }

    static Origin https(String repository, String token, String caCertificate) {
        return new Origin(repository, "v", List.of(), Dialect.ANY, NONE, "", NO_SSH, "bot", token, caCertificate);
    }
}
