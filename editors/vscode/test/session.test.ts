/** The bundle in a stand-in for the editor, with the real server: NEWSLINT names that program. */

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { test } from "node:test";
import { Editor, Uri } from "./editor";

const PROGRAM = process.env.NEWSLINT ?? "";
const LIMIT = { skip: PROGRAM ? false : "NEWSLINT does not name the program", timeout: 600_000 };
const BUNDLE = path.resolve("dist/extension.js");
const STORY = "# 天気\n\n😀 王小明 said she should of known. The the bridge is shut, said Ines Carvalho.\n";
const RULES = { select: ["grammar/modal-of", "grammar/doubled-word"] };

/** Run the bundle as VS Code does: loaded anew, given its interface, activated, and at last deactivated. */
async function inEditor(settings: Record<string, unknown>, work: (editor: Editor) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "newslint-")));
  const editor = new Editor(folder, settings);
  const load = Reflect.get(Module, "_load");
  Reflect.set(Module, "_load", (name: string, ...rest: unknown[]) =>
    name === "vscode" ? editor.vscode : load.call(Module, name, ...rest),
  );
  const require = createRequire(BUNDLE);
  delete require.cache[BUNDLE];
  const { activate, deactivate } = require(BUNDLE);
  const context: { subscriptions: { dispose(): void }[] } = { subscriptions: [] };
  try {
    await activate(context);
    await work(editor);
  } finally {
    await deactivate();
    for (const each of context.subscriptions) {
      each.dispose();
    }
    Reflect.set(Module, "_load", load);
    rmSync(folder, { recursive: true });
  }
  assert.deepEqual([...editor.commands.keys()], [], "what was registered is gone");
}

function program(editor: Editor, name: string, script: string): string {
  const file = path.join(editor.folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return file;
}

test("a draft is marked and mended", LIMIT, async () => {
  await inEditor({ path: PROGRAM, ...RULES }, async (editor) => {
    const story = editor.open(Uri.file(path.join(editor.folder, "a.md")), "markdown", STORY);
    const marks = await editor.marked(story, 2);
    assert.deepEqual(
      marks.map((mark) => story.getText(mark.range)),
      ["should of", "The the"],
    );
    const [first] = marks;
    assert.ok(first);
    const actions = await editor.actions(story, first);
    const titles = actions.map((action) => action.title);
    assert.deepEqual(titles.slice(0, 3), [
      "Write “should have”",
      "Allow grammar/modal-of here",
      "Accept into newslint-accepted.jsonl: grammar/modal-of",
    ]);
    editor.apply(actions[0].edit);
    const [left] = await editor.marked(story, 1);
    assert.equal(story.getText(left?.range), "The the");
    assert.equal(story.getText(), STORY.replace("should of", "should have"));
    assert.deepEqual(editor.errors, []);
  });
});

test("a finding is accepted with its reason, or not at all", LIMIT, async () => {
  await inEditor({ path: PROGRAM, ...RULES }, async (editor) => {
    const story = editor.open(Uri.file(path.join(editor.folder, "a.md")), "markdown", STORY);
    const [first] = await editor.marked(story, 2);
    assert.ok(first);
    const { command } = (await editor.actions(story, first)).find((each) => each.title.startsWith("Accept"));
    const accept = editor.commands.get(command.command);
    const file = path.join(editor.folder, "newslint-accepted.jsonl");
    editor.answer = undefined;
    await accept?.(...command.arguments);
    assert.throws(() => readFileSync(file), { code: "ENOENT" });
    editor.answer = "as spoken";
    await accept?.(...command.arguments);
    assert.equal(JSON.parse(readFileSync(file, "utf8")).reason, "as spoken");
    assert.deepEqual(editor.status, ["Accepted in newslint-accepted.jsonl: grammar/modal-of"]);
    await editor.marked(story, 1);
  });
});

test("the fact sheet stands beside the story, once", LIMIT, async () => {
  await inEditor({ path: PROGRAM }, async (editor) => {
    const story = editor.open(Uri.parse("untitled:Untitled-1"), "markdown", STORY);
    const show = editor.commands.get("newslint.showFacts");
    await show?.(story.uri);
    await show?.(story.uri);
    assert.deepEqual(
      editor.panels.map((panel) => panel.title),
      ["Facts: Untitled-1"],
    );
    assert.match(editor.panels[0]?.webview.html ?? "", /^<!DOCTYPE html>.*Ines Carvalho/s);
    editor.panels[0]?.dispose();
    await show?.(story.uri);
    assert.equal(editor.panels.length, 2);
    await show?.();
    assert.match(editor.log.at(-1) ?? "", /Open a story first/);
  });
});

test("settings hold at once, and the server can be started anew", LIMIT, async () => {
  await inEditor({ path: PROGRAM, ...RULES }, async (editor) => {
    const story = editor.open(Uri.file(path.join(editor.folder, "a.txt")), "plaintext", STORY);
    await editor.marked(story, 2);
    editor.set("select", ["grammar/doubled-word"]);
    await editor.marked(story, 1);
    await editor.commands.get("newslint.restart")?.();
    await editor.marked(story, 1);
    editor.set("path", program(editor, "other", `exec '${PROGRAM}' "$@"`));
    editor.set("select", RULES.select);
    await editor.marked(story, 2);
    assert.ok(editor.log.some((line) => line.includes(`starting ${editor.folder}/other lsp`)));
    assert.deepEqual(editor.errors, []);
  });
});

test("where the server does not start, its own words say why", LIMIT, async () => {
  await inEditor({ path: "/no/such/newslint" }, async (editor) => {
    assert.deepEqual(editor.errors, ["newslint.path is “/no/such/newslint”, which is no program."]);
    editor.set("path", program(editor, "bare", "echo Traceback >&2; echo 'newslint: install pygls' >&2; exit 2"));
    await editor.until(() => editor.errors[1]);
    assert.equal(editor.errors[1], `${editor.folder}/bare lsp did not start: newslint: install pygls`);
    editor.set("path", program(editor, "noise", "echo noise; exit 0"));
    await editor.until(() => editor.errors[2]);
    assert.match(editor.errors[2] ?? "", /noise lsp did not start: ./);
    editor.set("path", PROGRAM);
    for (const [key, value] of Object.entries(RULES)) {
      editor.set(key, value);
    }
    const story = editor.open(Uri.file(path.join(editor.folder, "a.txt")), "plaintext", STORY);
    await editor.marked(story, 2);
    assert.equal(editor.errors.length, 3, "each said once");
  });
});

test("a server that falls over is started again", LIMIT, async () => {
  await inEditor({ ...RULES, path: PROGRAM }, async (editor) => {
    const counted = path.join(editor.folder, "starts");
    editor.set("path", program(editor, "frail", `echo $$ >> '${counted}'; exec '${PROGRAM}' "$@"`));
    const story = editor.open(Uri.file(path.join(editor.folder, "a.txt")), "plaintext", STORY);
    await editor.until(() => (editor.log.some((line) => line.includes("frail lsp")) ? true : undefined));
    const [first] = await editor.marked(story, 2);
    assert.ok(first);
    process.kill(Number(readFileSync(counted, "utf8")), "SIGKILL");
    await editor.marked(story, 0);
    await editor.marked(story, 2);
    assert.equal(readFileSync(counted, "utf8").trim().split("\n").length, 2);
  });
});
