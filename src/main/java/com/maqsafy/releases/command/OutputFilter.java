package com.maqsafy.releases.command;

import java.util.function.UnaryOperator;

/**
 * Removes from captured text what must not be kept, such as secrets and customer data.
 *
 * <p>Applied before output is returned, stored or logged. At most one bean of this type; without one nothing is removed.
 */
@FunctionalInterface
public interface OutputFilter extends UnaryOperator<String> {}
