/** What is asked before the server remembers a finding as accepted. */

/** The server's command: URI, rule, line, character, and a reason that may be missing. */
export const ACCEPT = "newslint.accept";
const BARE = 4;

/** The arguments with a reason, which `ask` gets from the writer; undefined where they would rather not accept. */
export async function withReason(
  told: readonly unknown[],
  ask: () => PromiseLike<string | undefined>,
): Promise<unknown[] | undefined> {
  if (told.length !== BARE) {
    return [...told];
  }
  const reason = await ask();
  return reason === undefined ? undefined : [...told, reason.trim()];
}
