//! Who asks: the address of the client, behind proxies that are trusted.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName};
use ipnet::IpNet;

/// The header in which each proxy adds whom it was asked by, at the end.
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The client's address: that of the connection, or, as long as it is a trusted proxy's, the one that it was asked by.
pub fn address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|network| network.contains(address));
    let told = headers.get_all(FORWARDED).iter().rev().filter_map(|value| value.to_str().ok());
    let mut told = told.flat_map(|value| value.rsplit(',')).map(|address| address.trim().parse::<IpAddr>());
    let mut client = peer.to_canonical();
    // Who comes before one that is no address is anybody's claim.
    while is_trusted(&client)
        && let Some(Ok(address)) = told.next()
    {
        client = address.to_canonical();
    }
    client
}

#[cfg(test)]
mod tests {
    use super::{FORWARDED, address};
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted = ["10.0.0.0/8".parse().expect("a network"), "::1/128".parse().expect("a network")];
        for (peer, told, client) in [
            ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "192.0.2.7, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.2.3.4", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, nobody", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("::ffff:10.0.0.1", "2001:db8::1", "2001:db8::1"),
            ("::1", "::ffff:192.0.2.1", "192.0.2.1"),
        ] {
            let headers = HeaderMap::from_iter([(FORWARDED, HeaderValue::from_static(told))]);
            let found = address(peer.parse().expect("an address"), &headers, &trusted);
            assert_eq!(found.to_string(), client, "{peer} {told}");
        }
    }
}
