package com.maqsafy.releases.notes.process;

import com.maqsafy.releases.command.OutputFilter;
import com.maqsafy.releases.command.SecretValues;
import com.maqsafy.releases.notes.Redactor;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Captured output of commands and evidence of checks are redacted before anything of them is kept (promise 7). */
@Configuration
class RedactionConfiguration {

    @Bean
    OutputFilter redactingOutputFilter(Redactor redactor, ObjectProvider<SecretValues> secrets) {
        Redactor all = redactor.with(
                secrets.stream().flatMap(s -> s.values().stream()).collect(Collectors.toUnmodifiableSet()));
        return all::redact;
    }
}
