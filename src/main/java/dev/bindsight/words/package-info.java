/**
 * What the engine found, in words: the last step before a person reads it. Facts come in, sentences
 * go out; nobody reads a sentence again.
 */
@NullMarked
package dev.bindsight.words;

import org.jspecify.annotations.NullMarked;
