/**
 * The numbers and layouts of C that the code hands to the kernel and to libc, by the names of the
 * headers. A test has a C compiler hold each against the headers of the system. The constants are
 * compiled into those who use them: no class of this package is loaded when the program runs.
 */
@NullMarked
package dev.bindsight.platform.linux.abi;

import org.jspecify.annotations.NullMarked;
