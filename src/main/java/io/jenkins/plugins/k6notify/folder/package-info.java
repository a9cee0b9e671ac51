/** Channels of folders, if the Folders plugin is installed. */
package io.jenkins.plugins.k6notify.folder;
