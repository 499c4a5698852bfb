@NullMarked
package dev.bindsight.probe.exchange;

import org.jspecify.annotations.NullMarked;
