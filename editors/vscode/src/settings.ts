/** The settings as the server wants them: those of its own keys that somebody has set. */

/** The keys under `newslint` that are the server's; `path` is the extension's own. */
export const SERVER_KEYS = [
  "style",
  "level",
  "max_queries",
  "select",
  "ignore",
  "rules",
  "outlet",
  "layout",
  "date",
  "config",
] as const;

/** What to answer the server; `get` reads a key under `newslint`, null where it is not set. */
export function forServer(get: (key: string) => unknown): Record<string, unknown> {
  const said = SERVER_KEYS.map((key) => [key, get(key)] as const);
  return Object.fromEntries(said.filter(([, value]) => value !== null && value !== undefined && value !== ""));
}
