package dev.bindsight.platform.linux;

import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFA_F_DADFAILED;
import static dev.bindsight.platform.linux.abi.NetlinkAbi.IFA_F_TENTATIVE;

import dev.bindsight.model.DuplicateCheck;
import dev.bindsight.model.IpAddress;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The IPv6 addresses of this network namespace in /proc/net/if_inet6 (proc_pid_net(5)), one a line:
 * {@code address index prefix scope flags device}, all but the device in hexadecimal. Pure.
 */
final class Ipv6Addresses {
    private static final int FIELDS = 6;
    private static final int DIGITS = 32;

    private Ipv6Addresses() {}

    /**
     * What keeps an address from being used, empty for nothing. A line that is none is left out.
     *
     * @param device the device that has it, absent for any
     */
    static Optional<DuplicateCheck> check(String text, IpAddress address, @Nullable String device) {
        return text.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length == FIELDS && fields[0].length() == DIGITS)
                .filter(fields -> device == null || device.equals(fields[5]))
                .flatMap(fields -> check(fields, address).stream())
                .findFirst();
    }

    private static Optional<DuplicateCheck> check(String[] fields, IpAddress address) {
        try {
            long high = Long.parseUnsignedLong(fields[0], 0, 16, 16);
            long low = Long.parseUnsignedLong(fields[0], 16, DIGITS, 16);
            int flags = Integer.parseUnsignedInt(fields[4], 16);
            if (!IpAddress.ipv6(high, low).equals(address)) {
                return Optional.empty();
            }
            if ((flags & IFA_F_DADFAILED) != 0) {
                return Optional.of(DuplicateCheck.FAILED);
            }
            return (flags & IFA_F_TENTATIVE) == 0
                    ? Optional.empty()
                    : Optional.of(DuplicateCheck.RUNNING);
        } catch (NumberFormatException noAddress) {
            return Optional.empty();
        }
    }
}
