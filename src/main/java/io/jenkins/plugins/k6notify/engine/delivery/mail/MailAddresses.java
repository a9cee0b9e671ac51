package io.jenkins.plugins.k6notify.engine.delivery.mail;

import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.message.RunContent;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads addresses as people write them: {@code perf@example.org, Ada Lovelace <ada@example.org>}. */
public final class MailAddresses {

    private static final int MAX_SHOWN = 200;

    private MailAddresses() {}

    /**
     * Reads addresses that are separated by commas, semicolons or white space.
     *
     * @return the addresses in their order; empty if the text is blank
     * @throws UnusableEndpointException if one of them is not an address; the reason names it
     */
    public static List<InternetAddress> parse(String text) {
        List<InternetAddress> addresses = new ArrayList<>();
        try {
            for (InternetAddress address : InternetAddress.parse(text.replace(';', ','), false)) {
                addresses.add(valid(address));
            }
        } catch (AddressException e) {
            throw invalid(text);
        }
        return addresses;
    }

    /**
     * Reads one address.
     *
     * @throws UnusableEndpointException if the text is not one address; the reason names it
     */
    public static InternetAddress one(String text) {
        List<InternetAddress> addresses = parse(text);
        if (addresses.size() != 1) {
            throw invalid(text);
        }
        return addresses.get(0);
    }

    /**
     * Verifies an address, and encodes its name. Refuses characters beyond ASCII in the address itself: many servers do
     * not accept them, and Angus Mail sends only their lower eight bits, which may be a line break.
     */
    static InternetAddress valid(InternetAddress address) {
        String plain = address.getAddress();
        boolean isAscii = plain != null && plain.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!isAscii || address.isGroup()) {
            throw invalid(address.toUnicodeString());
        }
        try {
            address.validate();
            String name = address.getPersonal();
            return name == null
                    ? address
                    : new InternetAddress(plain, RunContent.line(name, MAX_SHOWN), StandardCharsets.UTF_8.name());
        } catch (AddressException e) {
            throw invalid(address.toUnicodeString());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UnusableEndpointException invalid(String text) {
        return new UnusableEndpointException(Reason.of(ReasonKind.ADDRESS_INVALID, RunContent.line(text, MAX_SHOWN)));
    }
}
