/**
 * The documents that scripts rely on, made from the model and written as JSON. A shape is a record,
 * whose components are the names; {@code ValueForms} says how single values stand in it, and an
 * absent component is left out. {@code DocumentsTest} holds every document to the last byte.
 */
@NullMarked
package dev.bindsight.json;

import org.jspecify.annotations.NullMarked;
