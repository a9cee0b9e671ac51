/**
 * From the IDs of Jenkins credentials to the URL and the secret of a receiver, and the HTTP client with the proxy of
 * Jenkins.
 */
package io.jenkins.plugins.k6notify.connection;
