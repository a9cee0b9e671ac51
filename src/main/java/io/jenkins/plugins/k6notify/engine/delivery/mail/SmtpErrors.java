package io.jenkins.plugins.k6notify.engine.delivery.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** Reads the result of an attempt from the exceptions of Angus Mail. */
final class SmtpErrors {

    private SmtpErrors() {}

    /** @param last the last reply of the server, which some exceptions do not have */
    static SmtpResult result(MessagingException failure, SmtpReply last) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(IOException.class::isInstance)) {
            return new SmtpResult.Broken(failure);
        }
        Map<String, SmtpReply> rejected = rejected(causes);
        if (failure instanceof SMTPSendFailedException whole && sent(whole).isEmpty()) {
            return new SmtpResult.Refused(SmtpReply.of(whole.getReturnCode(), whole.getMessage()), false);
        }
        if (failure instanceof SMTPAddressFailedException unexpected) {
            return new SmtpResult.Refused(SmtpReply.of(unexpected.getReturnCode(), unexpected.getMessage()), false);
        }
        if (failure instanceof SendFailedException partly && !rejected.isEmpty()) {
            return new SmtpResult.Answered(sent(partly), rejected);
        }
        boolean isReply = last.isTemporary() || last.isPermanent() || last.code() < 0;
        return isReply
                ? new SmtpResult.Refused(last, failure instanceof AuthenticationFailedException)
                : new SmtpResult.Broken(failure);
    }

    private static Map<String, SmtpReply> rejected(List<Throwable> causes) {
        Map<String, SmtpReply> rejected = new LinkedHashMap<>();
        for (Throwable cause : causes) {
            if (cause instanceof SMTPAddressFailedException failed) {
                rejected.put(
                        failed.getAddress().getAddress(), SmtpReply.of(failed.getReturnCode(), failed.getMessage()));
            }
        }
        return rejected;
    }

    private static List<String> sent(SendFailedException failure) {
        return addresses(failure.getValidSentAddresses());
    }

    private static List<String> addresses(@CheckForNull Address[] addresses) {
        return Stream.of(addresses == null ? new Address[0] : addresses)
                .map(address -> ((InternetAddress) address).getAddress())
                .toList();
    }

    /** Returns the exception and those behind it, one for each recipient at most. */
    private static List<Throwable> causes(MessagingException failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10_000)
                .toList();
    }
}
