//! The browsers that the tests drive: found on this machine, or installed from Debian's packages where that may be done.

use std::path::PathBuf;
use std::process::Command;

use crate::{debian, process};

/// A program of a browser: the variable that says where it is, and its names on PATH.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
}

/// A browser, what drives it, and the tests that are for it.
pub struct Browser {
    /// Its name in the summary and in `ISOLINE_BROWSER`.
    pub name: &'static str,
    /// The folder of its tests.
    pub tests: &'static str,
    programs: &'static [Program],
    packages: &'static [&'static str],
}

/// All that the page is held to.
pub const ALL: [Browser; 3] = [CHROMIUM, FIREFOX, WEBKIT];

const CHROMIUM: Browser = Browser {
    name: "chromium",
    tests: "tests/browser",
    programs: &[Program {
        variable: "ISOLINE_CHROMIUM",
        names: &["chromium", "chromium-browser", "google-chrome", "chrome"],
    }],
    // The font lets screenshots show Chinese.
    packages: &["chromium", "fonts-noto-cjk"],
};

const FIREFOX: Browser = Browser {
    name: "firefox",
    tests: "tests/browser",
    programs: &[Program {
        variable: "ISOLINE_FIREFOX",
        names: &["firefox-esr", "firefox"],
    }],
    packages: &["firefox-esr"],
};

const WEBKIT: Browser = Browser {
    name: "webkit",
    tests: "tests/webkit",
    programs: &[
        Program {
            variable: "ISOLINE_WEBKIT_DRIVER",
            names: &["WebKitWebDriver"],
        },
        // The small browser that the driver starts has no mode without a window.
        Program {
            variable: "ISOLINE_XVFB",
            names: &["Xvfb"],
        },
    ],
    packages: &["webkit2gtk-driver", "xvfb"],
};

impl Program {
    fn find(&self) -> Option<PathBuf> {
        std::env::var_os(self.variable)
            .map(PathBuf::from)
            .or_else(|| self.names.iter().find_map(|name| process::find(name)))
    }
}

impl Browser {
    /// Tells a command where the browser is; installs it first where that may be done.
    ///
    /// # Errors
    /// With what to install.
    pub fn apply(&self, command: &mut Command) -> Result<(), String> {
        let found = |program: &Program| program.find().is_some();
        if !self.programs.iter().all(found) {
            let variables: Vec<_> = self.programs.iter().map(|one| one.variable).collect();
            let what = format!("{} (or set {})", self.name, variables.join(" and "));
            debian::install(self.packages, &what)?;
        }
        for program in self.programs {
            let path = program.find().ok_or_else(|| {
                let (name, program) = (self.name, program.names[0]);
                format!("Missing: {name}. Its package is installed, but no `{program}` is on PATH.")
            })?;
            command.env(program.variable, path);
        }
        command.env("ISOLINE_BROWSER", self.name);
        Ok(())
    }
}

/// Tells a command where Chromium is, for what only one browser is needed for.
///
/// # Errors
/// With what to install.
pub fn chromium(command: &mut Command) -> Result<(), String> {
    CHROMIUM.apply(command)
}
