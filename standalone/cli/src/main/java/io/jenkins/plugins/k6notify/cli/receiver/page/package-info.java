/** The page of the receiver, its files, and the stream of requests that it shows. */
package io.jenkins.plugins.k6notify.cli.receiver.page;
