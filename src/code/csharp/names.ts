import { lowerFirst } from "../../words.js";

/** C#'s spelling of a property as JSON has it, which Microsoft's SDK and web defaults write. */
export function jsonName(name: string): string {
  return /^odatatype$/i.test(name) ? "@odata.type" : lowerFirst(name);
}
