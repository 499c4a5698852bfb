/** Whether everything a user reads comes from the files of a language, and has room. */
@NullMarked
package dev.bindsight.language;

import org.jspecify.annotations.NullMarked;
