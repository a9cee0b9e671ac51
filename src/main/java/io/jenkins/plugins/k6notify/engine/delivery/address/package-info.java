/**
 * The URLs of endpoints, and the addresses that requests may go to: {@code EndpointUrl} parses a URL,
 * {@code HostLookup} looks up its addresses, {@code AddressPolicy} decides whether they are allowed, and
 * {@code SpecialAddresses} recognizes addresses outside the public Internet.
 */
package io.jenkins.plugins.k6notify.engine.delivery.address;
