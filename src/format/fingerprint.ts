import { compareDiagnostics, type Diagnostic } from "../diagnostic.js";

/**
 * A name for a finding that stays the same when the file around it changes: a hash of rule, file, pointer and message
 * without quoted values and numbers, never of lines. `occurrence` counts from 0 the findings that agree in all of
 * these. 16 hexadecimal digits.
 */
export function fingerprint(diagnostic: Diagnostic, occurrence: number): string {
  return hash(`${identity(diagnostic)}\0${occurrence}`);
}

/**
 * The fingerprints of all findings of a run. Pass the suppressed findings as well: occurrences count in the order of
 * places, so a hidden finding must not renumber those after it.
 */
export function fingerprints(diagnostics: readonly Diagnostic[]): Map<Diagnostic, string> {
  const seen = new Map<string, number>();
  const all = new Map<Diagnostic, string>();
  for (const diagnostic of [...diagnostics].sort(compareDiagnostics)) {
    const key = identity(diagnostic);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    all.set(diagnostic, fingerprint(diagnostic, occurrence));
  }
  return all;
}

function identity({ rule, file, pointer, message }: Diagnostic): string {
  const normalised = message.replace(/"[^"]*"/g, '""').replace(/\d+/g, "0");
  return `${rule}\0${file}\0${pointer ?? ""}\0${normalised}`;
}

/**
 * Two multiplicative hashes of 32 bits, concatenated. Not cryptographic: a fingerprint only has to tell thousands of
 * findings apart, with the same result on every platform.
 */
function hash(text: string): string {
  let left = 0x811c9dc5;
  let right = 0x9747b28c;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    left = Math.imul(left ^ unit, 0x01000193);
    right = Math.imul(right ^ unit, 0x5bd1e995) ^ (right >>> 15);
  }
  return digits(left ^ (right >>> 7)) + digits(right ^ (left >>> 9));
}

function digits(sum: number): string {
  const stirred = Math.imul(sum ^ (sum >>> 16), 0x2c1b3c6d);
  return ((stirred ^ (stirred >>> 13)) >>> 0).toString(16).padStart(8, "0");
}
