/** Programs that measure, each with a load generator of its own. Not run by the tests. */
@NullMarked
package dev.bindsight.benchmark;

import org.jspecify.annotations.NullMarked;
