/**
 * Makes foreign text safe to store, by cutting it to size and to one line; also contains the templates of our own
 * messages.
 */
package io.jenkins.plugins.k6notify.engine.text;
