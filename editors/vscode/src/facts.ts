/** The fact sheets beside the stories: one panel a story, made anew each time it is asked for. */

import * as path from "node:path";
import * as vscode from "vscode";

/** Asks the server for the sheet of a document, as a page. */
export type Sheet = (uri: string) => Promise<string>;

export class FactSheets implements vscode.Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  constructor(private readonly sheet: Sheet) {}

  /** Show the sheet of a document beside it. */
  async show(uri: vscode.Uri): Promise<void> {
    const page = await this.sheet(uri.toString());
    const panel = this.panels.get(uri.toString()) ?? this.open(uri);
    panel.webview.html = page;
    panel.reveal(undefined, true);
  }

  dispose(): void {
    for (const panel of [...this.panels.values()]) {
      panel.dispose();
    }
  }

  private open(uri: vscode.Uri): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      "newslint.facts",
      `Facts: ${path.posix.basename(uri.path)}`,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      // The page needs its own script for its keys, and nothing from the disk; what is ticked off in it must stay.
      { enableScripts: true, localResourceRoots: [], retainContextWhenHidden: true, enableFindWidget: true },
    );
    panel.onDidDispose(() => this.panels.delete(uri.toString()));
    this.panels.set(uri.toString(), panel);
    return panel;
  }
}
