/** The extension: starts the server where there is a story, and brings its fact sheet onto the screen. */

import * as vscode from "vscode";
import { findProgram } from "./command";
import { FactSheets } from "./facts";
import { Server, whereToLook } from "./server";

const MANUAL = "https://newslint.readthedocs.io/en/stable/editors/";
const FACTS = "newslint.facts";

let desk: Desk | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  desk = new Desk();
  context.subscriptions.push(
    desk,
    vscode.commands.registerCommand("newslint.restart", () => desk?.restart()),
    vscode.commands.registerCommand("newslint.showFacts", (uri?: vscode.Uri) => desk?.showFacts(uri)),
    vscode.commands.registerCommand("newslint.showLog", () => desk?.log.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => desk?.restart()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("newslint.path")) {
        desk?.restart();
      }
    }),
  );
  await desk.restart();
}

export async function deactivate(): Promise<void> {
  await desk?.stop();
}

/** The server that runs now, if one does, and what it has brought onto the screen. */
class Desk implements vscode.Disposable {
  readonly log = vscode.window.createOutputChannel("newslint", { log: true });
  private readonly sheets = new FactSheets(async (uri) => String(await this.server?.run(FACTS, uri, "html")));
  private server: Server | undefined;
  private last: Promise<void> = Promise.resolve();

  /** Start the server, or another one; restarts that are asked for meanwhile come one after another. */
  restart(): Promise<void> {
    this.last = this.last.then(() => this.replace());
    return this.last;
  }

  async stop(): Promise<void> {
    const server = this.server;
    this.server = undefined;
    await server?.stop();
  }

  async showFacts(uri = vscode.window.activeTextEditor?.document.uri): Promise<void> {
    if (uri === undefined || this.server === undefined) {
      const why = uri ? "The server does not run." : "Open a story first.";
      void vscode.window.showInformationMessage(`newslint: ${why}`);
      return;
    }
    await this.sheets.show(uri);
  }

  dispose(): void {
    this.sheets.dispose();
    this.log.dispose();
  }

  private async replace(): Promise<void> {
    await this.stop();
    const found = findProgram(whereToLook());
    if ("trouble" in found) {
      this.complain(found.trouble);
      return;
    }
    this.log.info(`starting ${found.program} lsp`);
    const server = new Server(found.program, this.log);
    try {
      await server.start();
      this.server = server;
    } catch (error) {
      this.complain(`${found.program} lsp did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Tell what is wrong and offer what helps; nobody waits for the answer. */
  private complain(trouble: string): void {
    this.log.error(trouble);
    const settings = "Open the setting";
    const manual = "How to install";
    void vscode.window.showErrorMessage(trouble, settings, manual).then((chosen) => {
      if (chosen === settings) {
        return vscode.commands.executeCommand("workbench.action.openSettings", "newslint.path");
      }
      return chosen === manual ? vscode.env.openExternal(vscode.Uri.parse(MANUAL)) : undefined;
    });
  }
}
