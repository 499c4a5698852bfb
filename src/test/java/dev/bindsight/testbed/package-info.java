/** What the tests stand on: children of their own, private namespaces, and a scripted machine. */
@NullMarked
package dev.bindsight.testbed;

import org.jspecify.annotations.NullMarked;
