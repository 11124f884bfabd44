/**
 * The three numbers that an app's version was meant to have: `1.5.2` of `v1.5.2-preview.2`, `1.4.0` of `1.4`,
 * `1.4.2` of `1.4.2.7`. Undefined where the text begins with no number.
 */
export function threeNumbers(version: string): string | undefined {
  const numbers = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.\d{1,9})*(?:[^\d.].*)?$/is.exec(
    version.trim(),
  );
  return numbers
    ?.slice(1)
    .map((number) => Number(number ?? 0))
    .join(".");
}
