/** Bundles the extension into one file, and its tests beside it. `--release` leaves the tests out. */

import { rmSync, writeFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import * as path from "node:path";
import { build } from "esbuild";

const release = process.argv.includes("--release");
const common = { bundle: true, platform: "node", target: "node20", format: "cjs", logLevel: "warning" };

rmSync("dist", { recursive: true, force: true });
const { metafile } = await build({
  ...common,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  external: ["vscode"],
  minify: release,
  metafile: true,
});
writeFileSync("dist/licenses.txt", await licenses(Object.keys(metafile.inputs)));

if (!release) {
  rmSync("out", { recursive: true, force: true });
  const tests = (await readdir("test")).filter((name) => name.endsWith(".test.ts"));
  await build({
    ...common,
    entryPoints: [...tests.map((name) => `test/${name}`), "test/editor.ts"],
    outdir: "out",
    external: ["vscode"],
  });
}

/** The licences of all packages of which something is in the bundle: each asks to be named with what it is part of. */
async function licenses(inputs) {
  const packages = inputs.map((input) => input.match(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1]);
  const found = [];
  for (const folder of [...new Set(packages)].filter(Boolean).sort()) {
    const { name, version, license } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((each) => /^licen[cs]e/i.test(each));
    if (!file) {
      throw new Error(`${name} comes without its licence`);
    }
    found.push(`${name} ${version} (${license})\n\n${(await readFile(path.join(folder, file), "utf8")).trim()}\n`);
  }
  return found.join(`\n${"-".repeat(72)}\n\n`);
}
