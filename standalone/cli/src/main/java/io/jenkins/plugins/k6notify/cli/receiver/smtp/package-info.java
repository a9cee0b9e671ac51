/** A mail server on the loopback address, which passes e-mails on as JSON. */
package io.jenkins.plugins.k6notify.cli.receiver.smtp;
