/** Texts for what the engine names, in the language of the viewer. */
package io.jenkins.plugins.k6notify.i18n;
