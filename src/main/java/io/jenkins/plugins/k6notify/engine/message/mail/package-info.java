/** E-mails: subject, HTML and plain text. Does not need Jakarta Mail, which {@code engine.delivery.mail} sends them with. */
package io.jenkins.plugins.k6notify.engine.message.mail;
