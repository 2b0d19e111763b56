/**
 * Looking into forms.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { boundaryOf, createFormScanner, type Part } from "../../src/relay/multipart.ts";

const UTF8 = new TextEncoder();

function partsOf(text: string, boundary = "b"): Part[] {
  const parts: Part[] = [];
  const scanner = createFormScanner(boundary, (part) => parts.push(part));
  scanner.push(UTF8.encode(text));
  assert.ok(scanner.closed);
  return parts;
}

function part(disposition: string, value = "v"): string {
  return `--b\r\nX-Before: 1\r\nContent-Disposition: form-data; ${disposition}\r\n` +
    `Content-Type: text/plain\r\n\r\n${value}\r\n`;
}

test("the boundary is the one of the content type", () => {
  assert.equal(boundaryOf("multipart/form-data; boundary=abc"), "abc");
  assert.equal(boundaryOf('Multipart/Form-Data ; charset=utf-8; Boundary="a b;c"'), "a b;c");
  for (
    const type of [
      "",
      "multipart/form-data",
      "multipart/form-data; boundary=",
      "multipart/mixed; boundary=abc",
      "application/json; boundary=abc",
      `multipart/form-data; boundary=${"x".repeat(71)}`,
    ]
  ) {
    assert.equal(boundaryOf(type), undefined, type);
  }
});

test("a part is called what its disposition says first, whatever a file is called", () => {
  const cases: [disposition: string, name: string, file: boolean][] = [
    ['name="model"', "model", false],
    ["name=model", "model", false],
    ['NAME="model"', "model", false],
    ['name="a\\"b"', 'a"b', false],
    ['filename="x; name=\\"model\\""; name="file"', "file", true],
    ['filename="; name=model"; name="file"', "file", true],
    ["filename*=utf-8''a; name=file", "file", true],
    ['name="file"; name="model"', "file", false],
    ['xname="model"; name="file"', "file", false],
  ];
  for (const [disposition, name, file] of cases) {
    const [found] = partsOf(part(disposition) + "--b--");
    assert.equal(found?.name, name, disposition);
    assert.equal(found?.file, file, disposition);
  }
});

test("where parts stand, between what is around them", () => {
  const text = `preamble\r\n${part('name="a"', "")}${part('name="b"', "x\r\n--")}--b--\r\nepilogue`;
  const parts = partsOf(text);
  assert.deepEqual(parts.map(({ name, start, end }) => [name, text.slice(start, end)]), [
    ["a", ""],
    ["b", "x\r\n--"],
  ]);
});

test("of a long value only the beginning is kept", () => {
  const [found] = partsOf(`${part('name="a"', "y".repeat(5000))}--b--`);
  assert.equal(found?.value.length, 1024);
  assert.equal((found?.end ?? 0) - (found?.start ?? 0), 5000);
});
