import { isSourceFile } from "../code/anchor.js";

/** Names by which the forms of input go; what is in them decides. */
const FORMS = /\.(?:json|http|rest|zip|ndjson|jsonl|har|(?:ndjson|jsonl)\.gz)$/i;

/** Whether a file of this name may hold a manifest or requests; what is in it decides. */
export function mayBeInput(name: string): boolean {
  return name.endsWith(".json") || FORMS.test(name) || isSourceFile(name);
}
