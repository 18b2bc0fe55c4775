package com.maqsafy.releases.source;

/**
 * A Git tag that names a version.
 *
 * @param name tag name, e.g. {@code v1.4.1}
 * @param version the version without prefix, e.g. {@code 1.4.1}
 * @param commit id of the commit that the tag points to (peeled)
 */
public record VersionTag(String name, String version, String commit) {}
