/** The delivery service of the engine in the life of a Jenkins controller: opened, fed, closed. */
package io.jenkins.plugins.k6notify.delivery;
