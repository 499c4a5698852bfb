/**
 * Who has a place, read off the sockets that were seen: the one home of what the kernel's bind(2)
 * goes by ({@code inet_csk_bind_conflict} of net/ipv4/inet_connection_sock.c, {@code
 * udp_lib_lport_inuse} of net/ipv4/udp.c).
 */
@NullMarked
package dev.bindsight.occupancy;

import org.jspecify.annotations.NullMarked;
