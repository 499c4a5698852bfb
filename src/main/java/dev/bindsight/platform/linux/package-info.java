/** Linux through java.lang.foreign: libc, sock_diag, /proc, pidfd and cgroups. */
@NullMarked
package dev.bindsight.platform.linux;

import org.jspecify.annotations.NullMarked;
