/** Functions that the generated validators share; bundled into each of them. */

export { default as equal } from "ajv/dist/runtime/equal.js";

/** The number of characters, which is what maxLength counts: a surrogate pair is one. */
export function ucs2length(text) {
  let length = text.length;
  for (let i = 0; i < text.length; i += 1) {
    if (text.codePointAt(i) > 0xffff) {
      length -= 1;
      i += 1;
    }
  }
  return length;
}

export function add(errors, pointer, keyword, params, schemaPath) {
  const error = schemaPath
    ? { pointer, keyword, params, schemaPath }
    : { pointer, keyword, params };
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

/** ajv copies the list with each new part, which is quadratic when every item has an error. */
export function append(errors, more) {
  if (errors === null) return more;
  for (const error of more) errors.push(error);
  return errors;
}

/**
 * The last item that has an equal before it, as `{ i, j }`. ajv compares each pair, which is
 * quadratic, and additionalLanguages has no maxItems.
 */
export function findDuplicate(items) {
  const seen = new Map();
  let found;
  for (let i = 0; i < items.length; i += 1) {
    const text = canonical(items[i]);
    const j = seen.get(text);
    if (j !== undefined) found = { i, j };
    seen.set(text, i);
  }
  return found;
}

/** The same text for equal items alone: an object is wrapped, so that `{}` is not `[]`. */
function canonical(item) {
  return JSON.stringify(item, (_, value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return { entries: Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) };
  });
}

/**
 * The https addresses that every schema URL is. The full expression of ajv-formats takes V8 8 ms
 * to compile, so that only other texts get to see it.
 */
export function uri(text) {
  return plainUrl.test(text) || require("./uri.cjs").uri(text);
}

const plainUrl = /^https?:\/\/[\w.-]+(?:\/[\w.~-]+)*\/?#?$/;
