package com.maqsafy.releases.evidence;

import com.maqsafy.releases.command.CommandRunner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's beans that are not Spring's own. */
@Configuration(proxyBeanMethods = false)
class EvidenceConfiguration {

    @Bean
    CanonicalJson canonicalJson() {
        return new CanonicalJson();
    }

    @Bean
    SigningKey evidenceSigningKey(EvidenceSettings settings, ObjectProvider<CommandRunner> runner) {
        return settings.evidence().signer() == null ? settings.signingKey() : settings.signingKey(runner.getObject());
    }
}
