/** Sockets and verdicts as text for the clipboard: address, pid, commands, Markdown, JSON. */
@NullMarked
package dev.bindsight.view.copy;

import org.jspecify.annotations.NullMarked;
