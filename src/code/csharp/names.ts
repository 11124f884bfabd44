import { lowerFirst } from "../../words.js";

/** A C# property's name in JSON, as Microsoft's SDK and the web defaults write it. */
export function jsonName(name: string): string {
  return /^odatatype$/i.test(name) ? "@odata.type" : lowerFirst(name);
}
