/**
 * The transport over SMTP: {@code MailSender} makes one attempt with the {@code MailTarget} that the
 * {@code MailResolver} returns. {@code SmtpConnection} makes the connection, and {@code SmtpRules} determine the attempt
 * that the replies of the server result in.
 *
 * <p>Only this package needs Jakarta Mail and Angus Mail, which Jenkins has if the Mailer plugin is installed. No class
 * of the engine outside of it refers to it, so that the engine loads without them.
 */
package io.jenkins.plugins.k6notify.engine.delivery.mail;
