import fc from "fast-check";
import { expect, test } from "vitest";
import { inventedId, templateOf } from "../../src/model/invented-id.js";

test.each([
  "12345678-1234-1234-1234-123456789012",
  "12345678-1234-4abc-8def-1234567890ab",
  "1a2b3c4d-5e6f-4089-9abc-7d8e9f0a1b2c",
  "12345678-90ab-cdef-1234-567890abcdef",
  "01234567-89ab-cdef-0123-456789abcdef",
  "a1b2c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d",
  "b2c3d4e5-f6a7-8901-bcde-f12345678901",
  "A1B2C3D4-E5F6-7890-ABCD-EF1234567890",
  "11111111-2222-3333-4444-555555555555",
  "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
  "00000000-0000-0000-0000-000000000001",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "deadbeef-dead-beef-dead-beefdeadbeef",
])("made up: %s", (id) => {
  expect(inventedId(id)).toBe("is made up");
});

test.each([
  "71b3f071-0fc7-4ea7-8d61-d8c80f7141d2",
  "7e5a8cdf-256e-4619-ab5a-1cf952ec9835",
  "5f8c7b6e-9a44-4d5a-8a3e-2a4a7d4a0b11",
  "6e1d2c3b-4a59-4687-9c0d-1e2f3a4b5c6d",
  "12345678-9ace-4d5a-8a3e-2a4a7d4a0b11",
  "not-a-guid",
  "",
])("may be real: %s", (id) => {
  expect(inventedId(id)).toBeUndefined();
});

test("no random id is called invented", () => {
  fc.assert(
    fc.property(fc.noBias(fc.uuid({ version: 4 })), (id) => {
      expect(inventedId(id)).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test("templates are known in any case", () => {
  expect(templateOf("1C07CD26-A088-4db8-8928-ace382fa219f")).toContain("Company Communicator");
  expect(templateOf("3f1c9a52-6b7e-4c0d-9a21-0d4c5e6f7a01")).toBeUndefined();
});
