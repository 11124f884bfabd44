import { camelCase } from "../../words.js";

/** Python's spelling of the properties of Microsoft's SDK as JSON has them. */
export function jsonName(name: string): string {
  if (name === "odata_type") return "@odata.type";
  if (name.startsWith("_") || name.toUpperCase() === name) return name;
  return camelCase(name);
}
