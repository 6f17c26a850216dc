//! `cargo xtask serve`: builds the page, serves it on this machine, and builds again when a source changes.

use std::fs;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use crate::{lock, project, site};

const FIRST_PORT: u16 = 8080;

/// Serves the page until it is interrupted.
///
/// # Errors
/// When something is missing, no port is free, or the server ends.
pub fn serve() -> Result<(), String> {
    let start = Instant::now();
    let built_at = std::time::SystemTime::now();
    let _one_at_a_time = lock::only("serve")?;
    let port = free_port().ok_or("No port from 8080 to 8179 is free.")?;
    let mut command = site::trunk("serve")?;
    fs::create_dir_all(project::served())
        .map_err(|error| format!("{}: {error}.", project::served().display()))?;
    command.arg("--dist").arg(project::served());
    command
        .args(["--port", &port.to_string(), "--disable-address-lookup"])
        .stdin(Stdio::null());
    let mut server = command
        .spawn()
        .map_err(|error| format!("trunk cannot be started: {error}."))?;
    // Trunk listens once its first build has ended, well or not.
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    while TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_err() {
        if let Ok(Some(status)) = server.try_wait() {
            return Err(format!("trunk serve ended ({status})."));
        }
        thread::sleep(Duration::from_millis(50));
    }
    let page = fs::metadata(project::served().join("index.html")).and_then(|page| page.modified());
    let seconds = start.elapsed().as_secs_f64();
    if page.is_ok_and(|written| written >= built_at) {
        println!(
            "Isoline is at http://localhost:{port}/\n(after {seconds:.1} s; sources are watched; Ctrl+C ends it)"
        );
    } else {
        println!(
            "The build failed, see above. Once it is mended, Isoline is at http://localhost:{port}/"
        );
    }
    let status = server.wait().map_err(|error| format!("trunk: {error}."))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("trunk serve ended ({status})."))
    }
}

/// The first port that is free on both of localhost's addresses.
fn free_port() -> Option<u16> {
    let free = |address: SocketAddr| match TcpListener::bind(address) {
        Ok(_) => true,
        // A machine without IPv6 has nothing that could be in the way there.
        Err(error) => address.is_ipv6() && error.kind() == std::io::ErrorKind::AddrNotAvailable,
    };
    (FIRST_PORT..FIRST_PORT + 100).find(|port| {
        free((Ipv4Addr::LOCALHOST, *port).into()) && free((Ipv6Addr::LOCALHOST, *port).into())
    })
}

#[cfg(test)]
mod tests {
    use super::{FIRST_PORT, free_port};
    use std::net::TcpListener;

    #[test]
    fn a_taken_port_is_passed_over() {
        let Some(first) = free_port() else { return };
        assert!(first >= FIRST_PORT);
        let taken = TcpListener::bind(("127.0.0.1", first));
        assert!(taken.is_ok());
        assert!(free_port().is_some_and(|next| next > first));
    }
}
