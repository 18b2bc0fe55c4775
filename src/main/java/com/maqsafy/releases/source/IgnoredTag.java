package com.maqsafy.releases.source;

/**
 * A tag that looks like one of a version and names no released version of the service.
 *
 * @param name tag name, e.g. {@code v1.5.0-rc.1}
 * @param because why it does not count, e.g. {@code pre-release}
 */
public record IgnoredTag(String name, String because) {}
