// Checks the books named as arguments with DAISY Ace; `ace` beside this file says how.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const scratch = mkdtempSync(join(tmpdir(), "octavo-ace-"));
// What Ace unpacks, and its settings and log, for which it has folders of the user's.
for (const name of ["TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"]) {
  process.env[name] = scratch;
}
const require = createRequire(join(process.env.OCTAVO_ACE, "package.json"));
const ace = require("@daisy/ace-core");
const chromium = require("@daisy/ace-axe-runner-puppeteer");

// The browser of a busy machine may lose a page without a word.
const minutes = 60_000;
const inTime = (work) => {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error("the browser has lost a page")), 2 * minutes);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

// Ace opens and closes a browser for each book: this one stays.
const runner = {
  ...chromium,
  concurrency: availableParallelism(),
  launch: async () => {},
  close: async () => {},
  run: async (...page) => {
    try {
      return await inTime(chromium.run(...page));
    } catch {
      return inTime(chromium.run(...page));
    }
  },
};

const violations = (report) =>
  report.assertions.flatMap((file) =>
    file.assertions
      .filter((each) => each["earl:result"]["earl:outcome"] === "fail")
      .map((each) => {
        const test = each["earl:test"];
        const { "dct:description": text, html } = each["earl:result"];
        const place = file["earl:testSubject"].url;
        return `${place}: ${test["dct:title"]} (${test["earl:impact"]}): ${text} ${html ?? ""}`;
      }),
  );

const check = async (book, number) => {
  try {
    const options = {
      cwd: process.cwd(),
      outdir: join(scratch, `report-${number}`),
      initLogger: true,
      silent: true,
    };
    const [, report] = await ace(book, options, runner);
    return violations(report);
  } catch (error) {
    return [`Ace cannot read it: ${error?.message ?? error}`];
  }
};

let bad = 0;
await chromium.launch();
try {
  for (const [number, book] of process.argv.slice(2).entries()) {
    const found = await check(book, number);
    console.log(`${found.length} violation ${book}`);
    found.forEach((each) => console.error(`${book}: ${each}`));
    bad += found.length;
  }
} finally {
  await chromium.close();
  rmSync(scratch, { recursive: true, force: true });
}
process.exit(bad === 0 ? 0 : 1);
