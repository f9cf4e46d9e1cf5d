/** The server's process and the connection with it. */

import { once } from "node:events";
import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import * as vscode from "vscode";
import {
  CloseAction,
  type ErrorHandler,
  type ExecuteCommandSignature,
  LanguageClient,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient/node";
import { ACCEPT, withReason } from "./accept";
import type { Surroundings } from "./command";
import { forServer } from "./settings";

export const LANGUAGES = ["plaintext", "markdown", "html"];
const SCHEMES = ["file", "untitled"];
const NOTICE = 5000;
/** Milliseconds that the server has for leaving. */
const GOODBYE = 10_000;
/** Milliseconds that are waited for what a program says that did not start. */
const LAST_WORDS = 2000;

/** A client that leaves it to others to say why it could not start. */
class Client extends LanguageClient {
  started = false;

  override error(message: string, data?: unknown, tell?: boolean | "force"): void {
    super.error(message, data, this.started && tell);
  }
}

/** A server that is being started, or that runs. */
export class Server {
  private readonly client: Client;
  private readonly usual: ErrorHandler;
  private complaint = "";
  /** When the program has nothing more to say. */
  private silence: Promise<unknown> = Promise.resolve();

  constructor(program: string, log: vscode.LogOutputChannel) {
    this.client = new Client("newslint", "newslint", { command: program, args: ["lsp"] }, this.options(log));
    this.usual = this.client.createDefaultErrorHandler();
  }

  /** Raises an Error that says in the program's own words why it did not start. */
  async start(): Promise<void> {
    try {
      await this.client.start();
      this.client.started = true;
    } catch (error) {
      // That the pipe is broken is often known before what was said through the other one.
      await Promise.race([this.silence, pause(LAST_WORDS)]);
      throw new Error(this.complaint || (error instanceof Error ? error.message : String(error)));
    }
  }

  /** Never raises: a server that does not leave when asked is ended by the client, and must not keep the next one away. */
  async stop(): Promise<void> {
    if (this.client.isRunning()) {
      await this.client.stop(GOODBYE).catch((error) => this.client.warn("The server did not leave.", error, false));
    }
  }

  /** What the server answers to one of its commands. */
  run(command: string, ...told: unknown[]): Promise<unknown> {
    return this.client.sendRequest("workspace/executeCommand", { command, arguments: told });
  }

  private options(log: vscode.LogOutputChannel): LanguageClientOptions {
    return {
      documentSelector: SCHEMES.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
      outputChannel: log,
      // Writers are not to be sent into a log; what they must know comes as a message.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: (...told) => this.usual.error(...told),
        // A program that never came up would not the next time either, and `start` says why.
        closed: () => (this.client.started ? this.usual.closed() : { action: CloseAction.DoNotRestart, handled: true }),
      },
      stdioOptions: {
        stdout: (stream, channel) => stream.on("data", (data) => channel.info(String(data).trimEnd())),
        stderr: (stream, channel) => {
          this.silence = once(stream, "close");
          stream.on("data", (data) => {
            this.complaint = String(data).trim().split("\n").at(-1) ?? "";
            channel.error(String(data).trimEnd());
          });
        },
      },
      // Configs are read again when a story is checked, so that saving is a reason to ask.
      diagnosticPullOptions: { onChange: true, onSave: true },
      middleware: {
        executeCommand: (command, told, next) => accepting(command, told, next),
        workspace: { configuration: (asked) => asked.items.map((item) => settings(item.scopeUri)) },
      },
    };
  }
}

/** The server's own keys of the settings for a folder, or for everything where none is named. */
function settings(scope: string | undefined): Record<string, unknown> {
  const read = vscode.workspace.getConfiguration("newslint", scope === undefined ? null : vscode.Uri.parse(scope));
  return forServer((key) => read.get(key));
}

/** Runs a command of the server; before a finding is accepted, the writer may say why. */
async function accepting(command: string, told: unknown[], next: ExecuteCommandSignature): Promise<unknown> {
  if (command !== ACCEPT) {
    return next(command, told);
  }
  const reasoned = await withReason(told, () =>
    vscode.window.showInputBox({
      title: "Accept this finding",
      prompt: "The reason, for whoever reads the accept file. It may be left empty; Escape accepts nothing.",
    }),
  );
  const said = reasoned && (await next(command, reasoned));
  if (typeof said === "string") {
    vscode.window.setStatusBarMessage(said, NOTICE);
  }
  return said;
}

/** What the search for the program looks at. */
export function whereToLook(): Surroundings {
  const { workspaceFolders, isTrusted } = vscode.workspace;
  return {
    setting: vscode.workspace.getConfiguration("newslint").get("path", ""),
    folders: (workspaceFolders ?? []).filter((each) => each.uri.scheme === "file").map((each) => each.uri.fsPath),
    trusted: isTrusted,
    home: homedir(),
    search: process.env.PATH ?? "",
    windows: process.platform === "win32",
    runs,
  };
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false; // not there, or not ours to run, which is the answer
  }
}
