/**
 * The documents that scripts rely on: one record for each promised shape, made from the model and
 * written as JSON. Names are the components' names; an absent component is left out.
 */
@NullMarked
package dev.bindsight.json;

import org.jspecify.annotations.NullMarked;
