import { base64Of, bytesOf, MANIFEST, type PackageFiles, type Texts } from "./texts.js";

/** The texts as the fragment of an address, which browsers keep to themselves: deflated, in base64url. */
export async function fragmentOf({ files, name, request }: Texts): Promise<string> {
  const written = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === "string" ? content : { base64: base64Of(content) },
  ]);
  const json = JSON.stringify({ files: Object.fromEntries(written), name, request });
  const bytes = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(json));
  return base64Of(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads a fragment; undefined where `fragmentOf` has not made the fragment, or a part was lost on the way. */
export async function textsOf(fragment: string): Promise<Texts | undefined> {
  try {
    const bytes = bytesOf(fragment.replaceAll("-", "+").replaceAll("_", "/"));
    const json = new TextDecoder().decode(
      await through(new DecompressionStream("deflate-raw"), bytes),
    );
    const { files, name, request } = JSON.parse(json) as Record<string, unknown>;
    if (typeof name !== "string" || typeof request !== "string") return undefined;
    const read = filesOf(files as Record<string, unknown>);
    return typeof read[MANIFEST] === "string" && !(name in read)
      ? { files: read, name, request }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Throws for what is no list of files. */
function filesOf(written: Record<string, unknown>): PackageFiles {
  return Object.fromEntries(
    Object.entries(written).map(([path, content]) => [
      path,
      typeof content === "string" ? content : bytesOf((content as { base64: string }).base64),
    ]),
  );
}

async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array> {
  const answer = new Response(new Blob([bytes]).stream().pipeThrough(stream));
  return new Uint8Array(await answer.arrayBuffer());
}
