/** Localized texts for names of the engine. */
package io.jenkins.plugins.k6notify.i18n;
