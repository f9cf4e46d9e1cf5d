//! Where the program is that is started as the server.

pub const MISSING: &str =
    "newslint was not found: run pip install 'newslint[lsp]' in .venv of this folder \
    or for PATH, or say in Zed's settings where it is, under lsp.newslint.binary.";

/// That of a virtual environment in the worktree's folder, else that on PATH.
///
/// `which` says what a path or a command runs, if it runs anything.
pub fn find(
    root: &str,
    windows: bool,
    which: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let script = if windows {
        "Scripts/newslint.exe"
    } else {
        "bin/newslint"
    };
    [".venv", "venv"]
        .iter()
        .map(|environment| format!("{root}/{environment}/{script}"))
        .chain(["newslint".to_owned()])
        .find_map(|place| which(&place))
        .ok_or_else(|| MISSING.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{find, MISSING};

    /// What is found where these programs are; a command is one on PATH.
    fn found(windows: bool, programs: &[&str]) -> Result<String, String> {
        let there = |place: &str| programs.contains(&place).then(|| format!("{place} runs"));
        find("/desk", windows, there)
    }

    #[test]
    fn the_environment_of_the_folder_comes_before_path() {
        let all = [
            "newslint",
            "/desk/venv/bin/newslint",
            "/desk/.venv/bin/newslint",
        ];
        assert_eq!(found(false, &all).unwrap(), "/desk/.venv/bin/newslint runs");
        assert_eq!(
            found(false, &all[..2]).unwrap(),
            "/desk/venv/bin/newslint runs"
        );
        assert_eq!(found(false, &all[..1]).unwrap(), "newslint runs");
    }

    #[test]
    fn windows_has_its_own_places() {
        let all = [
            "newslint",
            "/desk/.venv/bin/newslint",
            "/desk/venv/Scripts/newslint.exe",
        ];
        assert_eq!(
            found(true, &all).unwrap(),
            "/desk/venv/Scripts/newslint.exe runs"
        );
    }

    #[test]
    fn where_there_is_none_the_user_is_told_what_to_do() {
        assert_eq!(
            found(false, &["/desk/env/bin/newslint"]).unwrap_err(),
            MISSING
        );
        assert!(MISSING.contains("pip install") && !MISSING.contains("  "));
    }
}
