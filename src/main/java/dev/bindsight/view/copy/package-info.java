/** A socket as text for the clipboard: address, pid, commands, Markdown and JSON. */
@NullMarked
package dev.bindsight.view.copy;

import org.jspecify.annotations.NullMarked;
