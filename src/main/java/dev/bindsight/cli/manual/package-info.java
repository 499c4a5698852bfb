/** The command line on paper: manual pages and completions, written from the parser's own model. */
@org.jspecify.annotations.NullMarked
package dev.bindsight.cli.manual;
