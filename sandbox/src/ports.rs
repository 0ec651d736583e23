//! The ports that are listened on. On the loopback address only, whatever the configuration says: there is nothing
//! in it to say otherwise.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::{TcpListener, TcpSocket};

/// How many connections may wait to be taken.
const WAITING: u32 = 1024;

/// Whose a port is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Port {
    /// This process's alone.
    Own,
    /// Every process's of this user that shares it: each new connection is given to one of them.
    Shared,
}

/// Listens on a port; with 0 on one that is free.
pub(crate) async fn listen(port: u16, whose: Port) -> io::Result<(TcpListener, SocketAddr)> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listener = match whose {
        Port::Own => TcpListener::bind(address).await?,
        Port::Shared => {
            let socket = TcpSocket::new_v4()?;
            socket.set_reuseaddr(true)?;
            socket.set_reuseport(true)?;
            socket.bind(address)?;
            socket.listen(WAITING)?
        }
    };
    let listens = listener.local_addr()?;
    Ok((listener, listens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_port_is_shared_by_those_who_say_so_alone() {
        let (_first, at) = listen(0, Port::Shared).await.unwrap();
        assert!(at.ip().is_loopback());
        let (_second, again) = listen(at.port(), Port::Shared).await.unwrap();
        assert_eq!(at, again);
        let refused = listen(at.port(), Port::Own).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AddrInUse);
        let (_own, at) = listen(0, Port::Own).await.unwrap();
        let refused = listen(at.port(), Port::Shared).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::AddrInUse);
    }
}
