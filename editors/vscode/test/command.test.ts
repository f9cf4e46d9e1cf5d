import assert from "node:assert/strict";
import { test } from "node:test";
import { findProgram, type Surroundings } from "../src/command";

function around(programs: string[], said: Partial<Surroundings> = {}): Surroundings {
  return {
    setting: "",
    folders: ["/desk"],
    trusted: true,
    home: "/home/ed",
    search: "/usr/local/bin:/usr/bin",
    windows: false,
    runs: (file) => programs.includes(file),
    ...said,
  };
}

const WINDOWS = { windows: true, folders: ["C:\\desk"], home: "C:\\Users\\ed", search: "C:\\Python\\Scripts;C:\\bin" };

test("the workspace's virtual environment comes before PATH", () => {
  const both = ["/usr/bin/newslint", "/desk/venv/bin/newslint", "/desk/.venv/bin/newslint"];
  assert.deepEqual(findProgram(around(both)), { program: "/desk/.venv/bin/newslint" });
  assert.deepEqual(findProgram(around(both.slice(0, 2))), { program: "/desk/venv/bin/newslint" });
  assert.deepEqual(findProgram(around(both.slice(0, 1))), { program: "/usr/bin/newslint" });
});

test("any folder of the workspace may bring it, the first is asked first", () => {
  const folders = ["/desk", "/wire"];
  assert.deepEqual(findProgram(around(["/wire/.venv/bin/newslint"], { folders })), {
    program: "/wire/.venv/bin/newslint",
  });
});

test("nothing of a workspace that is not trusted is run", () => {
  const programs = ["/desk/.venv/bin/newslint"];
  assert.ok("trouble" in findProgram(around(programs, { trusted: false })));
  const installed = [...programs, "/usr/bin/newslint"];
  assert.deepEqual(findProgram(around(installed, { trusted: false })), { program: "/usr/bin/newslint" });
});

test("relative folders of PATH are passed over", () => {
  assert.ok("trouble" in findProgram(around(["bin/newslint", "./newslint", "newslint"], { search: "bin:.::" })));
});

test("where it is nowhere, the user is told what to do", () => {
  const found = findProgram(around([]));
  assert.deepEqual(found, { trouble: "newslint was not found: install it, or say in newslint.path where it is." });
});

test("the setting is the only place looked at", () => {
  const programs = ["/usr/bin/newslint", "/desk/.venv/bin/newslint"];
  const found = findProgram(around(programs, { setting: "/opt/newslint" }));
  assert.deepEqual(found, { trouble: "newslint.path is “/opt/newslint”, which is no program." });
});

for (const [setting, program] of [
  ["/opt/nl/newslint", "/opt/nl/newslint"],
  ["  /opt/nl/newslint ", "/opt/nl/newslint"],
  ["~/bin/newslint", "/home/ed/bin/newslint"],
  ["${workspaceFolder}/tools/newslint", "/desk/tools/newslint"],
  ["tools/newslint", "/desk/tools/newslint"],
  ["./newslint", "/desk/newslint"],
  ["newslint-next", "/usr/bin/newslint-next"],
] as const) {
  test(`the setting ${JSON.stringify(setting)}`, () => {
    assert.deepEqual(findProgram(around([program], { setting })), { program });
  });
}

test("a bare command is not looked for in the workspace", () => {
  assert.ok("trouble" in findProgram(around(["/desk/newslint"], { setting: "newslint" })));
});

test("a setting that speaks of a folder needs one", () => {
  const found = findProgram(around(["/newslint"], { folders: [], setting: "${workspaceFolder}/newslint" }));
  assert.ok("trouble" in found && found.trouble.includes("no folder is open"));
});

test("dollar signs in a folder's name are left as they are", () => {
  const folders = ["/desk$&"];
  const program = "/desk$&/newslint";
  assert.deepEqual(findProgram(around([program], { folders, setting: "${workspaceFolder}/newslint" })), { program });
});

test("on Windows programs end in .exe, and scripts of the shell are not run", () => {
  const inPath = "C:\\bin\\newslint.exe";
  const inVenv = "C:\\desk\\.venv\\Scripts\\newslint.exe";
  assert.deepEqual(findProgram(around([inPath, inVenv], WINDOWS)), { program: inVenv });
  assert.deepEqual(findProgram(around([inPath, "C:\\Python\\Scripts\\newslint.cmd"], WINDOWS)), { program: inPath });
  const settings = { ...WINDOWS, setting: "~\\bin\\newslint" };
  assert.deepEqual(findProgram(around(["C:\\Users\\ed\\bin\\newslint.exe"], settings)), {
    program: "C:\\Users\\ed\\bin\\newslint.exe",
  });
});
