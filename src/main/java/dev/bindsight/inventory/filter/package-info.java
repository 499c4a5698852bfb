/** What a person types to narrow the list of sockets, read with the mistakes marked. */
@NullMarked
package dev.bindsight.inventory.filter;

import org.jspecify.annotations.NullMarked;
