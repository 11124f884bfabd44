import type { Texts } from "./examples.js";

/** The texts as the fragment of an address, which browsers keep to themselves: deflated, in base64url. */
export async function fragmentOf(texts: Texts): Promise<string> {
  const bytes = await through(
    new CompressionStream("deflate-raw"),
    new TextEncoder().encode(JSON.stringify(texts)),
  );
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Undefined for a fragment that `fragmentOf` has not made, or of which a part was lost on its way. */
export async function textsOf(fragment: string): Promise<Texts | undefined> {
  try {
    const binary = atob(fragment.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const json = new TextDecoder().decode(
      await through(new DecompressionStream("deflate-raw"), bytes),
    );
    const { manifest, name, request } = JSON.parse(json) as Record<string, unknown>;
    if (typeof manifest !== "string" || typeof name !== "string" || typeof request !== "string")
      return undefined;
    return { manifest, name, request };
  } catch {
    return undefined;
  }
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const answer = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await answer.arrayBuffer());
}
