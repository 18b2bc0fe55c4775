/**
 * What the product says to people, in their languages.
 *
 * <p>Owns the sentences of the server and their Arabic: {@code language/sentences*.properties} for what is said by a key
 * ({@link com.maqsafy.releases.language.Sentence}), {@code language/sayings*.properties} for what is written where it is said,
 * {@code language/words_ar.properties} for our words in them. English is what is recorded and sent over REST;
 * {@link com.maqsafy.releases.language.Sayings} says it in Arabic to whoever asks. Knows no release and keeps nothing.
 */
@NullMarked
@ApplicationModule(
        displayName = "Language",
        allowedDependencies = {})
package com.maqsafy.releases.language;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
