/** Fields that the forms of pipeline steps and of the post-build action share. */
package io.jenkins.plugins.k6notify.form;
