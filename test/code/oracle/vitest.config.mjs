/** Of the oracle alone: `npm test` has no grammars. */
export default { test: { include: ["test/code/oracle/oracle.test.mjs"], testTimeout: 600_000 } };
