@org.jspecify.annotations.NullMarked
package dev.bindsight.view.history;
