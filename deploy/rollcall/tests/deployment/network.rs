//! Namespaces of a network of the test's own, each a machine to the others.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::Command;

use crate::process::run;

/// For measurements of networks (RFC 2544): nobody's on the way to anywhere.
const NETWORK: [u8; 2] = [198, 18];
/// This machine, to those on the network.
const HERE: u8 = 1;

pub(crate) struct Network {
    bridge: String,
    third: u8,
    machines: Vec<Machine>,
}

#[derive(Clone)]
pub(crate) struct Machine {
    name: String,
    pub address: Ipv4Addr,
}

fn ip(arguments: &[&str]) {
    run(Command::new("ip").args(arguments));
}

impl Network {
    /// Asks for root, as whoever makes a network must be.
    pub(crate) fn create() -> Self {
        let process = std::process::id();
        let network = Self {
            bridge: format!("rc{process}"),
            third: process.to_le_bytes()[0],
            machines: Vec::new(),
        };
        let here = format!("{}/24", network.address(HERE));
        ip(&["link", "add", &network.bridge, "type", "bridge"]);
        ip(&["address", "add", &here, "dev", &network.bridge]);
        ip(&["link", "set", &network.bridge, "up"]);
        network
    }

    fn address(&self, last: u8) -> Ipv4Addr {
        Ipv4Addr::new(NETWORK[0], NETWORK[1], self.third, last)
    }

    pub(crate) fn add(&mut self) -> Machine {
        let number = u8::try_from(self.machines.len()).expect("few") + HERE + 1;
        let machine = Machine {
            name: format!("{}-{number}", self.bridge),
            address: self.address(number),
        };
        let (name, bridge) = (&machine.name, &self.bridge);
        let outside = format!("{name}o");
        let address = format!("{}/24", machine.address);
        ip(&["netns", "add", name]);
        self.machines.push(machine.clone());
        ip(&[
            "link", "add", &outside, "type", "veth", "peer", "name", "eth0", "netns", name,
        ]);
        ip(&["link", "set", &outside, "master", bridge, "up"]);
        ip(&["-n", name, "address", "add", &address, "dev", "eth0"]);
        ip(&["-n", name, "link", "set", "eth0", "up"]);
        ip(&["-n", name, "link", "set", "lo", "up"]);
        machine
    }
}

impl Machine {
    pub(crate) fn namespace(&self) -> PathBuf {
        PathBuf::from("/run/netns").join(&self.name)
    }

    /// What runs there.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new("nsenter");
        command.arg(format!("--net={}", self.namespace().display()));
        command.arg(program);
        command
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        // What ran there has ended, or ends with it.
        for machine in &self.machines {
            let _ = Command::new("ip")
                .args(["netns", "delete", &machine.name])
                .status();
        }
        let _ = Command::new("ip")
            .args(["link", "delete", &self.bridge])
            .status();
    }
}
