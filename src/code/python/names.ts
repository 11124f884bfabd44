import { camelCase } from "../../words.js";

/** The JSON name of a property in Microsoft's SDK for Python. */
export function jsonName(name: string): string {
  if (name === "odata_type") return "@odata.type";
  if (name.startsWith("_") || name.toUpperCase() === name) return name;
  return camelCase(name);
}
