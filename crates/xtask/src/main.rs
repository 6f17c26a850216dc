//! The project's commands: `cargo xtask serve | build | test | fuzz | bench | bits | screenshots`.

mod bits;
mod browsers;
mod counts;
mod debian;
mod fuzz;
mod lock;
mod lockfile;
mod packages;
mod pins;
mod process;
mod project;
mod report;
mod serve;
mod site;
mod suites;
mod toolchain;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve                      build the page and serve it on this machine
cargo xtask build                      build the page and the library into dist/
cargo xtask test [rust|web|browser]    everything that is checked, or one part of it
cargo xtask fuzz [TARGET] [--seconds N] fuzz each parser, or one of them, for 600 seconds
cargo xtask bench                      measure the engine; writes target/bench.json
cargo xtask bits                       compare the weights of every target bit by bit; writes docs/bits.md
cargo xtask screenshots                take the pictures in docs/screenshots/
The first run installs what is missing and says so. Tools are kept in $ISOLINE_CACHE, or the user's cache folder.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["serve"] => serve::serve(),
        ["build"] => site::build(),
        ["test"] => suites::test(None),
        ["test", part] => suites::test(Some(part)),
        ["fuzz", rest @ ..] => fuzz::fuzz(rest),
        ["bench"] => site::bench(),
        ["bits"] => bits::bits(),
        ["screenshots"] => site::screenshots(),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        [] => Err(format!("xtask: no command.\n{USAGE}")),
        other => Err(format!(
            "xtask: unknown command `{}`.\n{USAGE}",
            other.join(" ")
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            if !message.is_empty() {
                eprintln!("{message}");
            }
            ExitCode::FAILURE
        }
    }
}
