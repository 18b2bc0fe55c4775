package com.maqsafy.releases.evidence;

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
    SigningKey evidenceSigningKey(EvidenceSettings settings) {
        return settings.signingKey();
    }
}
