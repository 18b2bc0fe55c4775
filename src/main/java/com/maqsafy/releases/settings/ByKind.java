package com.maqsafy.releases.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a settings record whose key {@code kind} decides which further keys there are; its own are common to all. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ByKind {

    /** The kinds, an enum that is a {@link SettingsKind}; in settings by their {@linkplain SettingsKind#word words}. */
    Class<? extends SettingsKind> value();
}
