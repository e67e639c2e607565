// Prints the accessibility trees of the pages named as arguments; `heard` beside this file
// says how.
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.env.OCTAVO_ACE, "package.json"));
const puppeteer = require("puppeteer");

// A page is one line.
const escaped = (text) => String(text).replace(/[&<>"\n]/g, (each) => `&#${each.charCodeAt(0)};`);

const told = (nodes) => {
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const print = (node, outer) => {
    const role = node.role?.value;
    const name = node.name?.value ?? "";
    // What a stylesheet sets behind the number of a note is an artifact in the PDF.
    if (role === "StaticText" && name === "." && outer === "doc-backlink") {
      return "";
    }
    if (!node.ignored && (role === "StaticText" || role === "ListMarker")) {
      return escaped(name);
    }
    if (role === "doc-pagebreak") {
      return "";
    }
    const inner = node.ignored ? outer : role;
    const inside = node.childIds.map((id) => print(byId.get(id), inner)).join("");
    if (node.ignored) {
      return inside;
    }
    const level = node.properties?.find((each) => each.name === "level")?.value.value ?? 0;
    return `<node role="${escaped(role)}" level="${level}" name="${escaped(name)}">${inside}</node>`;
  };
  return print(nodes[0], "");
};

const browser = await puppeteer.launch({ headless: true });
try {
  const page = await browser.newPage();
  const session = await page.createCDPSession();
  for (const path of process.argv.slice(2)) {
    await page.goto(pathToFileURL(path).href);
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    console.log(told(nodes));
  }
} finally {
  await browser.close();
}
