package com.maqsafy.releases.settings;

import java.util.Optional;

/** A kind of thing whose settings differ from those of other kinds; implemented by the enum that names the kinds. */
public interface SettingsKind {

    /** The record whose components are the keys that this kind has beside the common ones; empty = no settings name it. */
    Optional<Class<? extends Record>> settings();

    /** The name of the constant. */
    String name();

    /** The name as it is written in settings: in lower case, several words with dashes. */
    default String word() {
        return SettingsTree.word(name());
    }

    /** Whether a text of the settings names this kind, in any of the spellings that Spring takes. */
    default boolean isWritten(String text) {
        return SettingsTree.uniform(text).equals(SettingsTree.uniform(name()));
    }
}
