/** Of the oracle alone: `npm test` has no grammars. */
export default {
  test: {
    include: ["test/code/oracle/oracle.test.mjs"],
    setupFiles: ["test/same-each-time.ts"],
    testTimeout: 600_000,
  },
};
