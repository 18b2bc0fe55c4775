package com.maqsafy.releases.process;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The description of the REST interface.
 *
 * @param enabled whether {@code /v3/api-docs} and the page {@code /swagger-ui.html} are there; off in production, on in the
 *     profile demo
 */
@ConfigurationProperties("releases.api-docs")
public record ApiDocsSettings(@DefaultValue("false") boolean enabled) {}
