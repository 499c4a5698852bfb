/** Looks at the machine, and connects once more, where a conclusion about a connect needs it. */
@NullMarked
package dev.bindsight.diagnosis.gather.connect;

import org.jspecify.annotations.NullMarked;
