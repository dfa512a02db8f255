// One assertion for all suites: nothing was found.
import assert from "node:assert/strict";

/** Fails with the sentences that were found, the first forty of them. */
export function none(found) {
  const more = found.length > 40 ? `\n… and ${found.length - 40} more` : "";
  assert.equal(found.length, 0, `${found.length} found:\n${found.slice(0, 40).join("\n")}${more}`);
}
