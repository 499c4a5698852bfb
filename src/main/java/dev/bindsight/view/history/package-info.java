/** The History screen: who had which port when, over time. */
@org.jspecify.annotations.NullMarked
package dev.bindsight.view.history;
