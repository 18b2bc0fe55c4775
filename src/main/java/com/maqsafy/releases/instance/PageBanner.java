package com.maqsafy.releases.instance;

import java.util.Optional;

/** Something that nobody is to overlook, on every page of the web applications. */
public interface PageBanner {

    /**
     * What is to be read just now, in sentences.
     *
     * @param account who is signed in; blank = nobody yet
     */
    Optional<String> text(String account);
}
