import { describe, expect, test } from "vitest";
import { readSource } from "./reading.js";

const URL = "https://graph.microsoft.com/v1.0/users/u/teamwork/sendActivityNotification";
const JS = `{ topic: { source: "text", value: "Paint", webUrl: "https://x.example" }, activityType: "sample" }`;
const PY = `{"topic": {"source": "text", "value": "Paint", "webUrl": "https://x.example"}, "activityType": "sample"}`;
const CS = `new { topic = new { source = "text", value = "Paint", webUrl = "https://x.example" }, activityType = "sample" }`;

/** Statements of tests; BODY stands for the expected body. */
const said: Readonly<Record<string, readonly string[]>> = {
  "a.ts": [
    "expect(post).toHaveBeenCalledWith(URL, BODY);",
    "expect(post).toHaveBeenNthCalledWith(1, URL, BODY);",
    "expect(post).toHaveBeenLastCalledWith(URL, expect.objectContaining(BODY));",
    "expect(build(rule)).toEqual(BODY);",
    "expect(await build(rule)).toStrictEqual(BODY);",
    "expect(build(rule)).not.toEqual(BODY);",
    "expect(build(rule)).toMatchObject(BODY);",
    "expect(builds).toContainEqual(BODY);",
    "await expect(build(rule)).resolves.toEqual(BODY);",
    "expect(post.mock.calls[0]).toEqual([URL, BODY]);",
    "expect(JSON.parse(init.body)).toEqual(BODY);",
    "expect(init.body).toBe(JSON.stringify(BODY));",
    "const wanted = BODY; expect(build(rule)).toEqual(wanted);",
    "expect(build(rule)).to.deep.equal(BODY);",
    "expect(build(rule)).to.eql(BODY);",
    "build(rule).should.deep.equal(BODY);",
    "expect(post).to.have.been.calledWith(URL, BODY);",
    "sinon.assert.calledWith(post, URL, BODY);",
    "assert.ok(post.calledOnceWithExactly(URL, BODY));",
    "post.withArgs(URL, BODY).resolves({});",
    "assert.deepEqual(build(rule), BODY);",
    "assert.deepStrictEqual(build(rule), BODY);",
    "t.deepEqual(build(rule), BODY);",
    "t.same(build(rule), BODY);",
    'nock("https://graph.microsoft.com").post("/v1.0/users/u/teamwork/sendActivityNotification", BODY).reply(204);',
    "build.mockReturnValue(BODY);",
    "expect(post.mock.calls).toEqual(expect.arrayContaining([[URL, BODY]]));",
    "sentMatching(URL, BODY);",
    "matches((client) => expect(client.post).toHaveBeenCalledWith(URL, BODY));",
    "jest.fn().mockResolvedValue(BODY);",
    "expect(batch).toEqual({ requests: [{ method: 'POST', url: URL, body: BODY }] });",
    "cy.wait('@send').its('request.body').should('deep.equal', BODY);",
  ],
  "a.py": [
    "assert build(rule) == BODY",
    "assert BODY == build(rule)",
    "assert post.call_args.kwargs['json'] == BODY",
    "expected = BODY\nassert build(rule) == expected",
    "post.assert_called_once_with(URL, json=BODY)",
    "post.assert_called_with(URL, json=BODY, timeout=20)",
    "post.assert_any_call(URL, json=BODY)",
    "post.assert_has_calls([call(URL, json=BODY)])",
    "post.assert_has_calls([mock.call(URL, json=BODY)])",
    "assert post.call_args == call(URL, json=BODY)",
    "self.assertEqual(build(rule), BODY)",
    "self.assertDictEqual(build(rule), BODY)",
    "self.assertEqual(json.loads(post.call_args[1]['data']), BODY)",
    "expected = BODY\nself.assertEqual(build(rule), expected)",
    "assert_that(build(rule), equal_to(BODY))",
    "assert json.dumps(BODY) == sent",
    "assert [BODY] == [each.json() for each in sent]",
    'requests_mock.post(URL, json={"error": BODY})',
    "responses.add(responses.POST, URL, match=[matchers.json_params_matcher(BODY)])",
  ],
  "A.cs": [
    "Assert.Equivalent(BODY, build);",
    "Assert.Equal(BODY, build);",
    "Assert.That(build, Is.EqualTo(BODY));",
    "Assert.AreEqual(JsonSerializer.Serialize(BODY), json);",
    "var expected = BODY; Assert.Equal(expected, build);",
    "build.Should().BeEquivalentTo(BODY);",
    "build.Should().Be(BODY);",
    "build.ShouldBe(BODY);",
    "build.ShouldBeEquivalentTo(BODY);",
    "client.Verify(http => http.PostAsJsonAsync(URL, BODY), Times.Once);",
    "mock.Setup(http => http.PostAsJsonAsync(URL, BODY)).ReturnsAsync(response);",
    "await client.Received().PostAsJsonAsync(URL, BODY);",
    "await client.Received(1).PostAsJsonAsync(URL, Arg.Is(BODY));",
    "A.CallTo(() => client.PostAsJsonAsync(URL, BODY)).MustHaveHappened();",
  ],
};

const bodies: Readonly<Record<string, string>> = { "a.ts": JS, "a.py": PY, "A.cs": CS };

describe.each(Object.entries(said))("%s", (file, lines) => {
  test.each(lines)("%s", (line) => {
    const program = line.replaceAll("URL", `"${URL}"`).replace("BODY", () => bodies[file]!);
    expect(readSource(file, `${program}\n`).requests).toEqual([]);
  });
});

test.each([
  ["a.ts", `const body = ${JS}; await client.post("${URL}", body); expect(seen).toEqual(body);`],
  ["a.ts", `expect((await client.post("${URL}", ${JS})).status).toBe(204);`],
  ["a.py", `body = ${PY}\nrequests.post("${URL}", json=body)\nassert seen == body`],
  ["a.py", `assert requests.post("${URL}", json=${PY}).status_code == 204`],
  [
    "A.cs",
    `var body = ${CS}; await http.PostAsJsonAsync("${URL}", body); Assert.Equal(body, seen);`,
  ],
  ["A.cs", `Assert.Equal(204, (await http.PostAsJsonAsync("${URL}", ${CS})).StatusCode);`],
  ["a.ts", `result.match(() => client.post("${URL}", ${JS}), (error) => log(error));`],
  ["a.ts", `notifyMatch("${URL}", ${JS});`],
  ["a.py", `send_partial_update("${URL}", ${PY})`],
  ["a.py", `found.match(lambda: requests.post("${URL}", json=${PY}))`],
  [
    "A.cs",
    `await result.Match(done => http.PostAsJsonAsync("${URL}", ${CS}), error => Log(error));`,
  ],
])("%s: what is sent is a request, whatever is expected of it", (file, program) => {
  expect(readSource(file, program).requests).toHaveLength(1);
});
