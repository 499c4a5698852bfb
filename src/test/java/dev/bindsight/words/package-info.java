@NullMarked
package dev.bindsight.words;

import org.jspecify.annotations.NullMarked;
