package com.maqsafy.releases.settings;

import java.util.Optional;

/** A kind of thing whose settings differ from those of other kinds; implemented by the enum that names the kinds. */
public interface SettingsKind {

    /** The record whose components are the keys that this kind has beside the common ones; empty = no settings name it. */
    Optional<Class<? extends Record>> settings();
}
