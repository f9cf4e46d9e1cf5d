import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withReason } from "../src/accept";
import { forServer, SERVER_KEYS } from "../src/settings";

const manifest = JSON.parse(readFileSync("package.json", "utf8"));
const properties: Record<string, { default: unknown; scope: string }> = manifest.contributes.configuration.properties;

test("only what is set goes to the server, and nothing that is the extension's own", () => {
  const said: Record<string, unknown> = { path: "/bin/newslint", style: "ap", level: null, ignore: [], max_queries: 0 };
  assert.deepEqual(
    forServer((key) => said[key]),
    { style: "ap", max_queries: 0, ignore: [] },
  );
});

test("a field that was emptied in the settings page is not set", () => {
  assert.deepEqual(
    forServer(() => ""),
    {},
  );
});

test("the manifest offers each key of the server, not set to begin with, for each folder apart", () => {
  const offered = Object.keys(properties).filter((key) => key !== "newslint.path");
  assert.deepEqual(offered.sort(), SERVER_KEYS.map((key) => `newslint.${key}`).sort());
  for (const key of offered) {
    assert.equal(properties[key]?.default, null, key);
    assert.equal(properties[key]?.scope, "resource", key);
  }
});

test("a workspace that is not trusted cannot name the program", () => {
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["newslint.path"]);
});

test("the README names each setting and command", () => {
  const readme = readFileSync("README.md", "utf8");
  const commands: { category: string; title: string }[] = manifest.contributes.commands;
  for (const name of [...Object.keys(properties), ...commands.map((each) => `${each.category}: ${each.title}`)]) {
    assert.ok(readme.includes(name), `${name} is not in README.md`);
  }
});

test("a reason is asked for once, and Escape accepts nothing", async () => {
  const told = ["file:///a.md", "grammar/modal-of", 2, 7];
  assert.deepEqual(await withReason(told, async () => " house style "), [...told, "house style"]);
  assert.deepEqual(await withReason(told, async () => ""), [...told, ""]);
  assert.equal(await withReason(told, async () => undefined), undefined);
  const reasoned = [...told, "known"];
  assert.deepEqual(await withReason(reasoned, () => assert.fail("asked again")), reasoned);
});
