/** Where the network's picture puts layers, units and links. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { evenly, FOLD, layOutDiagram, linkAt, MOST } from "../../web/page/views/diagram-layout.js";

/** @param {number[]} architecture @param {string[]} [kinds] @param {number[]} [opened] @param {number} [width] */
function lay(architecture, kinds = architecture.slice(1, -1).map(() => "dense"), opened = [], width = 400) {
  return layOutDiagram({ architecture, kinds, opened: new Set(opened), width, leftName: 90, rightName: 70 });
}

test("every unit has a place within the picture, apart from its neighbours and from the names", () => {
  for (const architecture of [[2, 8, 8, 3], [16, 4, 1], [1, 1], [3, 16, 16, 16, 16, 16, 16, 2]]) {
    for (const width of [288, 360, 460, 1200]) {
      const { columns, height, left, right } = lay(architecture, undefined, [], width);
      for (const { places, size, x } of columns) {
        assert.ok(x - size / 2 >= left - 1e-6 && x + size / 2 <= width - right + 1e-6, `${architecture} in ${width}: ${x}`);
        places.forEach(({ y }, row) => {
          assert.ok(y - size / 2 >= 0 && y + size / 2 <= height);
          if (row > 0) assert.ok(y - places[row - 1].y > size);
        });
      }
      columns.slice(1).forEach(({ x, size }, index) => assert.ok(x - columns[index].x > size));
    }
  }
});

test("a wide layer is a sheet until it is opened, and then as many units as can be told apart", () => {
  const folded = lay([2, 40, 3]).columns[1];
  assert.equal(folded.folded, true);
  assert.equal(folded.places.length, 40);
  const open = lay([2, 40, 3], ["dense"], [1]).columns[1];
  assert.equal(open.folded, false);
  assert.ok(open.places.every(({ x }) => x === open.x));
  assert.equal(lay([2, FOLD, 3]).columns[1].folded, false);
  assert.equal(lay([2, 1000, 3], ["dense"], [1]).columns[1].shown.length, MOST);
});

test("units that are left out are spread over the layer, the first one stays", () => {
  assert.deepEqual(evenly(3, 16), [0, 1, 2]);
  assert.deepEqual(evenly(40, 16).slice(0, 4), [0, 2, 5, 7]);
});

test("a link is found where it is drawn, and only within reach", () => {
  const layout = lay([2, 3, 1]);
  const [before, column] = layout.columns;
  const from = { x: before.x + before.size / 2, y: before.places[1].y };
  const to = { x: column.x - column.size / 2, y: column.places[0].y };
  const middle = { x: from.x * 0.7 + to.x * 0.3, y: from.y * 0.7 + to.y * 0.3 };
  assert.deepEqual(linkAt(layout, middle.x, middle.y + 1), { layer: 1, unit: 0, input: 1 });
  assert.equal(linkAt(layout, middle.x, layout.height), null);
  assert.equal(linkAt(layout, column.x, column.places[0].y), null);
});

test("folded layers and those without weights have no links to be chosen", () => {
  const layout = lay([2, 40, 40, 3], ["dense", "dropout"]);
  const [input, wide] = layout.columns;
  assert.equal(linkAt(layout, (input.x + wide.x) / 2, (input.places[0].y + wide.places[0].y) / 2), null);
});
