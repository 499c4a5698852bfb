/**
 * The package as its user meets it: installed on this machine, opened by a double-click on a
 * desktop, upgraded while it is open, removed. Runs only where the whole machine is the test's own.
 */
@NullMarked
package dev.bindsight.installed;

import org.jspecify.annotations.NullMarked;
