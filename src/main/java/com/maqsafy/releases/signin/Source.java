package com.maqsafy.releases.signin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Where a request comes from, as far as guesses are counted together. */
final class Source {

    private static final int NETWORK = 8;

    private Source() {}

    /** An address of IPv4, or the network of an address of IPv6: one household or host has a whole /64. */
    static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address && !parsed.isLoopbackAddress()
                    ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK)
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
