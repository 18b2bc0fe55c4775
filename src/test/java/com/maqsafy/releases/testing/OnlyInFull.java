package com.maqsafy.releases.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** What takes minutes, and which other tests prove in part: it is asked with {@code -Pfull}, not in every build. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "com.maqsafy.releases.testing.Full#asked", disabledReason = "Asked with -Pfull")
public @interface OnlyInFull {}
