/** Rules by which the messages of a runtime are read, as data: templates with typed holes. */
@NullMarked
package dev.bindsight.explain.rules;

import org.jspecify.annotations.NullMarked;
