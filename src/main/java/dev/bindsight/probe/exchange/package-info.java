/** What comes over a TCP connection once it is there: a TLS handshake, a greeting, nothing. */
@NullMarked
package dev.bindsight.probe.exchange;

import org.jspecify.annotations.NullMarked;
