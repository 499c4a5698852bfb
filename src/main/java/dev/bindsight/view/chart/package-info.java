/**
 * Lines over time: what flows in a minute, in a cell of a list, and in two minutes, with axes. They
 * are painted on canvases in colours of the theme, so that a list of them that changes each second
 * makes no nodes and leaves nothing behind.
 */
@NullMarked
package dev.bindsight.view.chart;

import org.jspecify.annotations.NullMarked;
