/** The Ports screen: the list of sockets, what is selected in it, and what can be done with it. */
@NullMarked
package dev.bindsight.view.ports;

import org.jspecify.annotations.NullMarked;
