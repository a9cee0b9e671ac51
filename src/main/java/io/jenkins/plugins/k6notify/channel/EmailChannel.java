package io.jenkins.plugins.k6notify.channel;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.k6notify.connection.Connection;
import io.jenkins.plugins.k6notify.engine.delivery.Endpoint;
import io.jenkins.plugins.k6notify.engine.delivery.Reason;
import io.jenkins.plugins.k6notify.engine.delivery.ReasonKind;
import io.jenkins.plugins.k6notify.engine.delivery.Transport;
import io.jenkins.plugins.k6notify.engine.delivery.UnusableEndpointException;
import io.jenkins.plugins.k6notify.engine.message.MessageFormat;
import io.jenkins.plugins.k6notify.engine.message.mail.MailFormat;
import io.jenkins.plugins.k6notify.engine.message.mail.MailWriter;
import io.jenkins.plugins.k6notify.engine.message.template.MailTemplate;
import io.jenkins.plugins.k6notify.engine.template.syntax.TemplateException;
import io.jenkins.plugins.k6notify.i18n.Wording;
import io.jenkins.plugins.k6notify.message.TemplateCheck;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A channel that sends e-mail over the mail server of the Mailer plugin (docs/email.md). */
public final class EmailChannel extends Channel {

    private final String recipients;

    @CheckForNull
    private String subject;

    @CheckForNull
    private String template;

    /** @param recipients addresses, separated by commas, semicolons or white space */
    @DataBoundConstructor
    public EmailChannel(String name, String recipients) {
        super(name);
        this.recipients = Util.fixNull(recipients).trim();
    }

    @NonNull
    public String getRecipients() {
        return Util.fixNull(recipients);
    }

    /** The template of the subject; null for the standard subject. */
    @CheckForNull
    public String getSubject() {
        return subject;
    }

    @DataBoundSetter
    public void setSubject(@CheckForNull String subject) {
        this.subject = Util.fixEmptyAndTrim(subject);
    }

    /** The template of the HTML; null for the standard HTML. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template) == null ? null : template;
    }

    @NonNull
    @Override
    protected String destination() {
        return getRecipients();
    }

    @NonNull
    @Override
    protected Endpoint.Kind kind() {
        return Endpoint.Kind.EMAIL;
    }

    @NonNull
    @Override
    public MessageFormat format() {
        try {
            MailWriter line = subject == null ? MailFormat.standardSubject() : MailTemplate.subject(subject);
            MailWriter html = template == null ? MailFormat.standardHtml() : MailTemplate.html(template);
            return new MailFormat(line, html);
        } catch (TemplateException e) {
            throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), Wording.of(e)), e);
        }
    }

    @NonNull
    @Override
    protected Optional<String> previewAdvice() {
        String advice = checks().flatMap(check -> check.warning().stream()).collect(Collectors.joining("\n"));
        return advice.isEmpty() ? Optional.empty() : Optional.of(advice);
    }

    /** Returns the checks of the templates that are set. */
    private Stream<TemplateCheck> checks() {
        return Stream.of(check(subject, MailTemplate::subject), check(template, MailTemplate::html))
                .flatMap(Optional::stream);
    }

    private Optional<TemplateCheck> check(@CheckForNull String source, TemplateCheck.Parser parser) {
        return Optional.ofNullable(source)
                .map(given -> new TemplateCheck(given, parser, EventChoices.read(getNotifyOn())));
    }

    @NonNull
    @Override
    public Transport transport(@NonNull Connection connection) {
        if (!MailServer.isAvailable()) {
            throw new UnusableEndpointException(Reason.of(ReasonKind.NO_MAIL_SERVER));
        }
        return MailServer.transport(getRecipients());
    }

    @NonNull
    @Override
    protected Optional<Reason> caution(@NonNull Connection connection) {
        return Optional.empty();
    }

    @Override
    public void check() {
        super.check();
        require(!recipients.isEmpty(), Messages.Channel_Wrong(getName(), Messages.EmailChannel_NoRecipients()));
        checks().flatMap(check -> check.problem().stream()).findFirst().ifPresent(problem -> {
            throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), problem));
        });
        if (MailServer.isAvailable()) {
            try {
                MailServer.check(recipients);
            } catch (UnusableEndpointException e) {
                throw new IllegalArgumentException(Messages.Channel_Wrong(getName(), Wording.of(e.reason())), e);
            }
        }
    }

    /** Descriptor of the channel. */
    @Extension
    @Symbol("email")
    @Restricted(NoExternalUse.class)
    public static final class DescriptorImpl extends ChannelDescriptor {

        @Override
        public boolean isOfferedInFolders() {
            return true;
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.EmailChannel_DisplayName();
        }

        @Override
        public boolean isOffered() {
            return MailServer.isAvailable();
        }

        @NonNull
        @Override
        protected FormValidation checkCredential(@NonNull String credentialsId, boolean allowHttp) {
            return credentialsId.isEmpty() ? FormValidation.ok() : super.checkCredential(credentialsId, allowHttp);
        }

        @POST
        public FormValidation doCheckRecipients(@QueryParameter String value) {
            if (!mayConfigure()) {
                return FormValidation.ok();
            }
            if (Util.fixEmptyAndTrim(value) == null) {
                return FormValidation.error(Sentence.of(Messages.EmailChannel_NoRecipients()));
            }
            if (!MailServer.isAvailable()) {
                return FormValidation.error(Sentence.of(Reason.of(ReasonKind.NO_MAIL_SERVER)));
            }
            try {
                MailServer.check(value);
                return FormValidation.ok();
            } catch (UnusableEndpointException e) {
                return FormValidation.error(Sentence.of(e.reason()));
            }
        }

        /** @param chosenEvents identifiers of the events in the form, separated by white space */
        @POST
        public FormValidation doCheckSubject(@QueryParameter String value, @QueryParameter String chosenEvents) {
            return checkTemplate(value, MailTemplate::subject, chosenEvents);
        }

        /** @param chosenEvents identifiers of the events in the form, separated by white space */
        @POST
        public FormValidation doCheckTemplate(@QueryParameter String value, @QueryParameter String chosenEvents) {
            return checkTemplate(value, MailTemplate::html, chosenEvents);
        }
    }
}
