/**
 * An editor of the least possible size, for the bundle to run in: what it and vscode-languageclient
 * ask of VS Code's interface. It is no VS Code; what it cannot show is tried in a real one.
 */

import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";

type Listener = (event: any) => unknown;

class Disposable {
  constructor(readonly dispose: () => void = () => undefined) {}
  static from(...each: { dispose(): void }[]) {
    return new Disposable(() => {
      for (const one of each) {
        one.dispose();
      }
    });
  }
}

class EventEmitter {
  private readonly listeners = new Set<Listener>();
  readonly event = (listener: Listener, self?: unknown) => {
    const bound = self === undefined ? listener : listener.bind(self);
    this.listeners.add(bound);
    return new Disposable(() => this.listeners.delete(bound));
  };
  fire(event?: unknown) {
    for (const listener of [...this.listeners]) {
      listener(event);
    }
  }
  dispose() {
    this.listeners.clear();
  }
}

class CancellationTokenSource {
  readonly token = { isCancellationRequested: false, onCancellationRequested: new EventEmitter().event };
  cancel() {
    this.token.isCancellationRequested = true;
  }
  dispose() {}
}

export class Uri {
  private constructor(private readonly written: string) {}
  static parse(written: string) {
    return new Uri(written);
  }
  static file(path: string) {
    return new Uri(pathToFileURL(path).href);
  }
  get scheme() {
    return this.written.slice(0, this.written.indexOf(":"));
  }
  get path() {
    return decodeURIComponent(this.written.replace(/^[a-z]+:(\/\/)?/, ""));
  }
  get fsPath() {
    return this.path;
  }
  toString() {
    return this.written;
  }
}

class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {}
}

class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(...told: [Position, Position] | [number, number, number, number]) {
    const [start, end] = told.length === 2 ? told : [new Position(told[0], told[1]), new Position(told[2], told[3])];
    this.start = start;
    this.end = end;
  }
}

class Diagnostic {
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

class CodeAction {
  constructor(
    readonly title: string,
    readonly kind: unknown,
  ) {}
}

class WorkspaceEdit {
  readonly edits: [Uri, any[]][] = [];
  set(uri: Uri, edits: any[]) {
    this.edits.push([uri, edits.map((edit) => (Array.isArray(edit) ? edit[0] : edit))]);
  }
}

class TextEdit {
  constructor(
    readonly range: Range,
    readonly newText: string,
  ) {}
}

class CodeActionKind {
  static readonly Empty = new CodeActionKind("");
  constructor(readonly value: string) {}
  append(part: string) {
    return new CodeActionKind(this.value ? `${this.value}.${part}` : part);
  }
}

/** A class of which nothing is used but that it can be extended, or an enumeration that nothing is taken from. */
function unused(name: string): unknown {
  const Unused = class {};
  return new Proxy(Unused, { get: (target, key) => Reflect.get(target, key) ?? `${name}.${String(key)}` });
}

/** A part of the interface: what is told, events that never come, and functions that hand back something to dispose of. */
function part(told: object): any {
  return new Proxy(told, {
    get: (target, key) => {
      if (!Reflect.has(target, key) && typeof key === "string") {
        const value = /^[A-Z]/.test(key)
          ? unused(key)
          : /^(on|register)/.test(key)
            ? () => new Disposable()
            : undefined;
        Reflect.set(target, key, value);
      }
      return Reflect.get(target, key);
    },
  });
}

/** A document as the interface has it. */
class Story {
  private text: TextDocument;
  readonly isClosed = false;
  readonly isDirty = false;
  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    text: string,
  ) {
    this.text = TextDocument.create(uri.toString(), languageId, 1, text);
  }
  get version() {
    return this.text.version;
  }
  get lineCount() {
    return this.text.lineCount;
  }
  getText(range?: Range) {
    return this.text.getText(range);
  }
  put(edits: TextEdit[]) {
    const text = TextDocument.applyEdits(this.text, edits);
    this.text = TextDocument.create(this.uri.toString(), this.languageId, this.version + 1, text);
  }
}

/** The editor: `vscode` is what the bundle is given, the rest is for tests. */
export class Editor {
  readonly documents: Story[] = [];
  readonly commands = new Map<string, (...told: any[]) => any>();
  readonly errors: string[] = [];
  readonly log: string[] = [];
  readonly panels: { title: string; webview: { html: string }; dispose(): void }[] = [];
  readonly status: string[] = [];
  readonly vscode: any;
  answer: string | undefined = "";
  trusted = true;
  private readonly marks = new Map<string, Map<string, Diagnostic[]>>();
  private readonly providers = new Map<string, any>();
  private readonly news = new EventEmitter();
  private readonly seen = new EventEmitter();
  private readonly opened = new EventEmitter();
  private readonly changed = new EventEmitter();
  private readonly configured = new EventEmitter();

  constructor(
    readonly folder: string,
    readonly settings: Record<string, unknown>,
  ) {
    this.vscode = part({
      __esModule: true, // or the bundle would take the names that are there now for all
      ...{ version: "1.91.0", Disposable, EventEmitter, CancellationTokenSource, Uri, Position, Range, Diagnostic },
      ...{ CodeAction, CodeActionKind, WorkspaceEdit, TextEdit },
      DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
      ViewColumn: { Beside: -2 },
      LogLevel: { Off: 0, Trace: 1, Info: 3 },
      env: { language: "en", appName: "test", openExternal: async () => true },
      workspace: this.workspace(),
      window: this.window(),
      languages: this.languages(),
      commands: {
        registerCommand: (name: string, run: (...told: any[]) => any) => {
          if (this.commands.has(name)) {
            throw new Error(`command '${name}' already exists`); // as VS Code does
          }
          this.commands.set(name, run);
          return new Disposable(() => this.commands.delete(name));
        },
      },
    });
  }

  /** Open a document as its own tab. */
  open(uri: Uri, languageId: string, text: string): Story {
    const story = new Story(uri, languageId, text);
    this.documents.push(story);
    this.seen.fire();
    this.opened.fire(story);
    return story;
  }

  /** Change a setting under `newslint`. */
  set(key: string, value: unknown) {
    this.settings[key] = value;
    this.configured.fire({ affectsConfiguration: (name: string) => `newslint.${key}`.startsWith(name) });
  }

  /** Apply an edit as the lightbulb would. */
  apply(edit: WorkspaceEdit) {
    for (const [uri, edits] of edit.edits) {
      const story = this.documents.find((each) => each.uri.toString() === uri.toString());
      const contentChanges = edits.map((each) => ({ range: each.range, text: each.newText }));
      story?.put(edits);
      this.changed.fire({ document: story, contentChanges });
    }
  }

  /** What is offered for a mark. */
  async actions(story: Story, mark: Diagnostic): Promise<any[]> {
    const token = new CancellationTokenSource().token;
    const provider = this.providers.get("CodeActions");
    return provider.provideCodeActions(story, mark.range, { diagnostics: [mark], triggerKind: 1 }, token);
  }

  /** The marks of a document, as soon as there are as many as wanted. */
  marked(story: Story, count: number): Promise<Diagnostic[]> {
    const now = () =>
      [...this.marks.values()].flatMap((collection) => collection.get(story.uri.toString()) ?? ([] as Diagnostic[]));
    return this.until(() => (now().length === count ? now() : undefined));
  }

  /** What `found` gives, as soon as it gives something. */
  until<T>(found: () => T | undefined): Promise<T> {
    const first = found();
    if (first !== undefined) {
      return Promise.resolve(first);
    }
    return new Promise((resolve) => {
      const waiting = this.news.event(() => {
        const value = found();
        if (value !== undefined) {
          waiting.dispose();
          resolve(value);
        }
      });
    });
  }

  private workspace() {
    const editor = this;
    return part({
      get textDocuments() {
        return editor.documents;
      },
      get isTrusted() {
        return editor.trusted;
      },
      workspaceFolders: [{ uri: Uri.file(this.folder), name: "desk", index: 0 }],
      notebookDocuments: [],
      getWorkspaceFolder: () => undefined,
      getConfiguration: (section?: string) => ({
        get: (key: string, usual?: unknown) => (section === "newslint" ? (this.settings[key] ?? usual) : usual),
      }),
      createFileSystemWatcher: () => part({ dispose: () => undefined }),
      onDidOpenTextDocument: this.opened.event,
      onDidChangeTextDocument: this.changed.event,
      onDidChangeConfiguration: this.configured.event,
    });
  }

  private window() {
    const tell = (list: string[]) => async (message: string) => {
      list.push(message);
      this.news.fire();
    };
    const write = (line: string) => {
      this.log.push(line);
      this.news.fire();
    };
    const editor = this;
    return part({
      get visibleTextEditors() {
        return editor.documents.map((document) => ({ document }));
      },
      onDidChangeVisibleTextEditors: this.seen.event,
      tabGroups: part({ all: [] }),
      createOutputChannel: () =>
        part({
          ...{ logLevel: 3, error: write, warn: write, info: write, debug: write, appendLine: write },
          dispose() {},
        }),
      showErrorMessage: tell(this.errors),
      showInformationMessage: tell(this.log),
      setStatusBarMessage: tell(this.status),
      showInputBox: async () => this.answer,
      createWebviewPanel: (_: string, title: string) => {
        const gone = new EventEmitter();
        const panel = {
          title,
          webview: { html: "" },
          reveal() {},
          onDidDispose: gone.event,
          dispose: () => gone.fire(),
        };
        this.panels.push(panel);
        return panel;
      },
    });
  }

  private languages() {
    const told = new Proxy(
      {
        match: (selector: any, document: Story) =>
          [selector].flat().some((each) => each.language === document.languageId) ? 10 : 0,
        createDiagnosticCollection: (name: string) => {
          const held = new Map<string, Diagnostic[]>();
          this.marks.set(name, held);
          const clear = () => held.clear();
          return {
            ...{ name, clear, dispose: clear },
            has: (uri: Uri) => held.has(uri.toString()),
            delete: (uri: Uri) => held.delete(uri.toString()),
            set: (uri: Uri, items: Diagnostic[]) => {
              held.set(uri.toString(), [...(items ?? [])]);
              this.news.fire();
            },
          };
        },
      },
      {
        get: (target, key) => {
          const what = /^register(\w+)Provider$/.exec(String(key))?.[1];
          return what ? (_: unknown, provider: any) => this.provide(what, provider) : Reflect.get(target, key);
        },
      },
    );
    return told;
  }

  private provide(what: string, provider: any) {
    this.providers.set(what, provider);
    this.news.fire();
    return new Disposable(() => this.providers.delete(what));
  }
}
