/**
 * Messages for Microsoft Teams, as Adaptive Cards. {@code TeamsFormat} formats a message around the card that
 * {@code CardFitter} returns: the {@code TeamsCard} with as much of the content as the size limit of Teams allows.
 */
package io.jenkins.plugins.k6notify.engine.message.teams;
