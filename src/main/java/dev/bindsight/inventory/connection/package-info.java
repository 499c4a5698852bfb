/** What flows over the connections of the machine, and what ails them. */
@org.jspecify.annotations.NullMarked
package dev.bindsight.inventory.connection;
