/** Where the program is that is started as the server. */

import * as path from "node:path";

/** What the search depends on; nothing else is looked at. */
export interface Surroundings {
  /** The setting `newslint.path`, as it was written. */
  readonly setting: string;
  /** The folders of the workspace on this machine, first things first. */
  readonly folders: readonly string[];
  /** Whether what lies in those folders may be run. */
  readonly trusted: boolean;
  readonly home: string;
  /** The environment's PATH. */
  readonly search: string;
  readonly windows: boolean;
  /** Whether a path is a file that may be run. */
  runs(file: string): boolean;
}

/** A program, or the sentence that tells the user why there is none. */
export type Found = { readonly program: string } | { readonly trouble: string };

const ENVIRONMENTS = [".venv", "venv"];

/** The program that the setting names; else that of the workspace's virtual environment; else that on PATH. */
export function findProgram(around: Surroundings): Found {
  if (around.setting.trim()) {
    return named(around, around.setting.trim());
  }
  const program = [...inWorkspace(around), ...onPath(around)].find((file) => around.runs(file));
  return program
    ? { program }
    : { trouble: "newslint was not found: install it, or say in newslint.path where it is." };
}

function named(around: Surroundings, setting: string): Found {
  const { join, resolve } = flavor(around);
  const [first] = around.folders;
  if (first === undefined && setting.includes("${workspaceFolder}")) {
    return { trouble: "newslint.path speaks of ${workspaceFolder}, and no folder is open." };
  }
  const filled = setting
    .replaceAll("${workspaceFolder}", () => first ?? "")
    .replace(/^~(?=$|[\\/])/, () => around.home);
  // A bare word is a command: looked for where a terminal would look, never in the workspace.
  const bare = !/[\\/]/.test(filled);
  const places = bare
    ? folders(around).map((folder) => join(folder, filled))
    : [first === undefined ? filled : resolve(first, filled)];
  const program = places.flatMap((place) => withEnding(around, place)).find((file) => around.runs(file));
  return program ? { program } : { trouble: `newslint.path is “${setting}”, which is no program.` };
}

function inWorkspace(around: Surroundings): string[] {
  const { join } = flavor(around);
  const scripts = around.windows ? "Scripts" : "bin";
  const places = around.folders.flatMap((folder) =>
    ENVIRONMENTS.map((name) => join(folder, name, scripts, "newslint")),
  );
  return around.trusted ? places.flatMap((place) => withEnding(around, place)) : [];
}

function onPath(around: Surroundings): string[] {
  return folders(around).flatMap((folder) => withEnding(around, flavor(around).join(folder, "newslint")));
}

/** PATH's folders; relative ones would mean whatever folder the editor happens to be in. */
function folders(around: Surroundings): string[] {
  const { delimiter, isAbsolute } = flavor(around);
  return around.search.split(delimiter).filter((folder) => isAbsolute(folder));
}

/** pip makes .exe files on Windows; scripts of a shell are not run, since their arguments cannot be quoted safely. */
function withEnding(around: Surroundings, place: string): string[] {
  return around.windows && !/\.exe$/i.test(place) ? [`${place}.exe`] : [place];
}

function flavor(around: Surroundings): path.PlatformPath {
  return around.windows ? path.win32 : path.posix;
}
