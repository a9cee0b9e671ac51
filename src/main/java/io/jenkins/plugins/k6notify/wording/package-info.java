/** What the engine names, in the language of whoever looks at a page of Jenkins. */
package io.jenkins.plugins.k6notify.wording;
