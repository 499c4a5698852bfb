/**
 * The Connections screen: every connection of the machine, grouped, with what flows and what ails
 * it. Nothing is read while it is not shown.
 */
@NullMarked
package dev.bindsight.view.connections;

import org.jspecify.annotations.NullMarked;
