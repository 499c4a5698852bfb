/**
 * What is written when a package is built: manual pages and completions from the parser's own
 * model, the copyright file, the bill of materials. Nothing here runs when Bindsight is used.
 */
@org.jspecify.annotations.NullMarked
package dev.bindsight.cli.manual;
