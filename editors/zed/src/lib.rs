//! newslint in Zed: starts the language server and gives it the user's settings.
//!
//! Zed itself sees to `lsp.newslint.binary` and `lsp.newslint.initialization_options`; it asks
//! this extension for a program only where the user has named none.

mod program;

use zed_extension_api::serde_json::{json, Value};
use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, Command, LanguageServerId, Os, Result, Worktree};

/// The section of the settings that the server asks for.
const SECTION: &str = "newslint";

struct Newslint;

impl zed::Extension for Newslint {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let windows = zed::current_platform().0 == Os::Windows;
        Ok(Command {
            command: program::find(&worktree.root_path(), windows, |place| {
                worktree.which(place)
            })?,
            args: vec!["lsp".to_owned()],
            env: Vec::new(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        server: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        let settings = LspSettings::for_worktree(server.as_ref(), worktree)?.settings;
        Ok(settings.map(|said| match said.get(SECTION) {
            Some(_) => said,
            None => json!({ SECTION: said }),
        }))
    }
}

zed::register_extension!(Newslint);
