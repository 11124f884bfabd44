/**
 * The error that a program of `programs/` names in a comment, as a pattern: a star stands for any text, because
 * compilers write unions in different orders. Undefined for a program that compiles.
 * @param {string} program
 */
export function expectedError(program) {
  const written = /^(?:\/\/|#) error: (.*)$/m.exec(program)?.[1];
  if (written === undefined) return undefined;
  const parts = written.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
