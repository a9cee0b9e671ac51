/** Fields shared by the forms of pipeline steps and of the post-build action. */
package io.jenkins.plugins.k6notify.form;
