//! Reads Cargo.lock.

/// The version of `package` in the text of a Cargo.lock; `None` when it is not there.
pub fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().map(str::trim);
    lines.find(|line| *line == name)?;
    let version = lines.next()?.strip_prefix("version = \"")?;
    Some(version.strip_suffix('"')?.to_string())
}

#[cfg(test)]
mod tests {
    use super::locked_version;

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
        [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\ndependencies = [\n \"cfg-if\",\n]\n";

    #[test]
    fn the_whole_name_counts() {
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(
            locked_version(LOCK, "wasm-bindgen-macro").as_deref(),
            Some("0.2.1")
        );
    }

    #[test]
    fn the_project_s_own_wasm_bindgen_is_locked_and_pinned() {
        let locked = locked_version(include_str!("../../../Cargo.lock"), "wasm-bindgen");
        let pin = format!("wasm-bindgen = \"={}\"", locked.unwrap_or_default());
        assert!(include_str!("../../../Cargo.toml").contains(&pin), "{pin}");
    }

    #[test]
    fn absent_or_cut_short_is_none() {
        assert_eq!(locked_version(LOCK, "wasm"), None);
        assert_eq!(locked_version("[[package]]\nname = \"wasm\"", "wasm"), None);
    }
}
